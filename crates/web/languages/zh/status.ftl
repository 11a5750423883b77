# 申请的进度：/status。

status-title = 查询进度
status-lead = 请填写设备的序列号和您申请时的邮箱。
status-serial = 序列号
status-serial-missing = 请输入序列号。
status-email = 邮箱
status-email-help = 您在申请中填写的邮箱。
status-email-missing = 请输入您申请时的邮箱。
status-key-never-here = 密钥本身从不在这里显示：它只从 { $sender } 发送到您的邮箱。

status-case = 案件编号
status-since = 自
status-another = 查询另一个

status-unknown-title = 没有可显示的内容
status-unknown-words = 我们没有与此序列号和邮箱相符的申请。请与我们发给您的收件通知核对，并在垃圾邮件文件夹中查找它。

# 申请的各个阶段。
status-in-review-title = 审核中
status-in-review-words = 您的申请已收到，正在等待审核。
status-in-review-late = 您的申请正在等待审核。我们比承诺的晚了，对此表示歉意；我们没有忘记它。
status-more-wanted-title = 我们有一个问题
status-more-wanted-words = 我们需要了解更多情况。请点击我们发给您的邮件中的链接；也请查看垃圾邮件文件夹。
status-answered-title = 已答复
status-answered-key = 密钥已于 { $since } 发送到您的邮箱。如果找不到邮件，请查看垃圾邮件文件夹。
status-answered-file = 重置文件已于 { $since } 发送到您的邮箱。如果找不到邮件，请查看垃圾邮件文件夹。
status-answered-security-code = 安全码已于 { $since } 发送到您的邮箱。如果找不到邮件，请查看垃圾邮件文件夹。
status-answered-temporary-password = 临时密码已于 { $since } 发送到您的邮箱。如果找不到邮件，请查看垃圾邮件文件夹。
status-rejected-title = 未批准
status-rejected-words = 您的申请被拒绝；我们发给您的邮件说明了原因。
status-withdrawn-title = 已撤回
status-withdrawn-words = 您已撤回此申请。

# 申请的过程，一步一步。
status-steps = 您的申请的过程
status-step-done = 已完成
status-step-received = 已收到
status-step-review = 审核中
status-step-more = 需要补充
status-step-answered = 已答复
status-step-used = 已使用
status-step-not-used = 无效
status-step-rejected = 未批准
status-step-withdrawn = 已撤回

# 发生了什么，各附时间。
status-event-received = 我们收到了您的申请。
status-event-asked = 我们通过邮件请您补充。
status-event-replied = 我们收到了您发来的内容。
status-event-answered = 我们通过邮件发出了答复。
status-event-rejected = 我们拒绝了申请，并通过邮件告知您原因。
status-event-withdrawn = 您撤回了申请。
status-event-worked = 您告诉我们答复有效。
status-event-did-not-work = 您告诉我们答复无效。

# 现有的内容有效多久。
status-lasts-challenge = 您的设备显示的二维码在 { $time } 之前可以答复。此后需要新的二维码。
status-lasts-challenge-over = 您的设备当时显示的二维码太旧，无法答复。请在设备上重新打开“Forgot password”，并重新提交申请。
status-lasts-key = 密钥只能使用一次，且自设备显示该二维码起，开机时间不得超过 { $hours } 小时。
status-lasts-file = 重置文件只能使用一次，有效至 { $time }。
status-lasts-file-over = 重置文件已过期。您可以让我们再次发送，或重新提交申请。
status-lasts-date = 只在设备自己显示 { $date } 时有效。
status-lasts-dates = 每个只在设备自己显示对应的日期时有效，从 { $first } 到 { $last }。

# 含答复的邮件。
status-mail-on-its-way = 含答复的邮件正在发送途中。
status-mail-given-up = 含答复的邮件无法送达您的邮箱。请与您的邮件服务商核对该地址，并让我们再次发送答复，或用另一个邮箱重新提交申请。

# 申请中各进度的设备数量。
status-whole = 整个申请
status-counts = { $total } 台设备：{ $open } 台未处理，{ $answered } 台已答复，{ $ended } 台已结束

# 怎样可以更快。
status-speed-title = 怎样可以更快
status-speed-question = 请回答我们的问题：链接在我们发给您的邮件中。
status-speed-dated = 任何看过标签的人都可以申请某个日期的安全码和密码，因此我们审核得更久。如果您的设备提供密钥或重置文件，附有设备所显示的二维码的申请会更快有结果。
status-speed-place = 请按发票填写购买处，按标签填写型号和序列号。

# 指向本人申请的链接。
status-link-title = 发送标签照片、撤回、让我们再次发送答复，或告诉我们是否有效
status-link-words = 我们会为此向申请时的邮箱发送链接：这样其他人无法操作。
status-link-button = 把链接发到我的邮箱
status-link-sent = 如果有与此序列号和邮箱相符的申请，一封含链接的邮件正发往该邮箱。每小时最多发送三封。也请查看垃圾邮件文件夹。

# 据我们所知邮件未送达时。
status-answered-unread = 您的申请已通过邮件答复。
status-more-wanted-unread = 我们需要了解更多情况，已通过邮件向您提问。
status-rejected-unread = 您的申请未获批准；说明原因的邮件已发往您的地址。
status-mail-delayed = 我们发给您的最后一封邮件尚未送达：您的邮件服务器暂时不接收。我们会在两天内反复尝试。请确认您的邮箱未满。
status-mail-failed = 我们发给您的最后一封邮件无法送达此邮箱地址。请确认该地址存在、邮箱未满，并且接收来自 { $sender } 的邮件。然后请告诉我们您的案件编号，以便重新发送。如果地址输入有误，请用正确的地址重新提交申请。

status-event-shown = 您发送了图片。
status-speed-show = 发送标签照片或购买凭证：请让我们把下面的链接发到您的邮箱。
