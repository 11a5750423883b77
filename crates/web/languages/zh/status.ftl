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

# 据我们所知邮件未送达时。
status-answered-unread = 您的申请已通过邮件答复。
status-more-wanted-unread = 我们需要了解更多情况，已通过邮件向您提问。
status-rejected-unread = 您的申请未获批准；说明原因的邮件已发往您的地址。
status-mail-delayed = 我们发给您的最后一封邮件尚未送达：您的邮件服务器暂时不接收。我们会在两天内反复尝试。请确认您的邮箱未满。
status-mail-failed = 我们发给您的最后一封邮件无法送达此邮箱地址。请确认该地址存在、邮箱未满，并且接收来自 { $sender } 的邮件。然后请告诉我们您的案件编号，以便重新发送。如果地址输入有误，请用正确的地址重新提交申请。
