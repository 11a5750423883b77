# 邮件。纯文本和 HTML 来自同样的文字；由程序换行。
# { } 中的内容会被填入：序列号、时间、地址、名称。请保持原样。

# 每封邮件的首尾。
mail-service = { $authority } · 设备密码服务
mail-label-case = 案件
mail-label-device = 设备
mail-label-device-numbered = 设备 { $position }
mail-label-challenge = 挑战
mail-label-started = 启动于
mail-label-file = 文件
mail-label-asked = 请求于
mail-device = { $model }，序列号 { $serial }
mail-more-devices = 以及另外 { $count } 台
mail-not-you-title = 不是您申请的？
mail-not-you = 那么有人输入了您的邮箱，也许是误填。只要您不把这封邮件给别人，任何设备都不会有变化。请告知 { $hotline }。
mail-was-not-you-title = 不是您本人？
mail-nothing-to-do = 如果是您本人，或您信任的使用该设备的人，则无需任何操作。

# 申请的收件通知。
mail-receipt-subject = 我们已收到您的申请 { $case }
mail-receipt-title = 我们已收到您的申请
mail-receipt-arrived =
    { $count ->
        [one] 您为以下设备申请新密码的请求已收到，正等待我们的工作人员处理。
       *[other] 您为 { $count } 台设备申请新密码的请求已收到，正等待我们的工作人员处理。
    }
mail-receipt-next = 接下来
mail-receipt-due = 我们最迟于 { $time } 回复您。
mail-receipt-due-desk = 我们最迟于 { $time } 回复您，即我们当地时间 { $desk }。
mail-receipt-promise = 我们在 { $hours } 个工作小时内答复。工作时间之外收到的，在下一个工作日处理。
mail-receipt-sender = 答复会从 { $sender } 发到这个邮箱。请把该地址加入联系人；如果没有收到，请查看垃圾邮件文件夹。
mail-receipt-keep-challenge = 请让设备保持开机，并保持其“Forgot password”页面不变：在那里生成新的挑战会使对这个挑战的答复失效。
mail-receipt-keep-code = 请让设备保持开机：重启会使安全码失效。
mail-receipt-keep-date = 请让设备保持开机：答复只对其日期有效。
mail-receipt-others = 这封邮件也适用于您的其他申请：{ $cases }。
mail-receipt-others-more = 这封邮件也适用于您的其他申请：{ $cases } 以及另外 { $count } 个。
mail-receipt-confirm = 请确认您能收到我们的邮件。在此之前，我们每小时只向这个邮箱发送少量邮件，这样谁也无法通过填写您的邮箱来塞满它：
mail-receipt-confirm-button = 我能收到你们的邮件
mail-receipt-status = 随时可用序列号和这个邮箱查看进度：
mail-receipt-status-button = 查看进度
mail-receipt-mine = 您可以在您的请求页面上补充图片或撤回请求。此链接仅供您本人使用：

# 答复。
mail-answer-subject = 您的申请 { $case } 已答复
mail-answer-title = 您的申请已批准
mail-answer-use = 使用方法
mail-answer-password = 选择一个新密码，并输入两次。

mail-answer-key = 下面是可在您的设备上设置新密码的密钥。它只能使用一次，且只用于这台设备。任何拿到它并在设备旁的人都能使用它，因此请勿把这封邮件给别人。
mail-answer-key-title = 密钥
mail-answer-key-open = 在设备自己的页面或屏幕上打开“Forgot password”（忘记密码）。
mail-answer-key-check = 确认它显示挑战编号 { $challenge }。密钥只适用于这个编号。
mail-answer-key-type = 输入密钥。大小写和连字符都无关紧要。
mail-answer-key-life = 自设备显示该挑战起，只要开机时间不超过 { $hours } 小时，密钥就有效。输错五次或生成新的挑战，密钥会提前失效。
mail-answer-key-never = 我们的工作人员绝不会向您索要密钥或密码。

mail-answer-file = 附件是可在您的设备上设置新密码的重置文件。只有这台设备能读取它，且只能使用一次。它在 24 小时内可用，直到设备时钟的 { $until }。
mail-answer-file-save = 把附件原样保存。不要打开或修改它。
mail-answer-file-open = 在设备自己的页面或屏幕上打开“Forgot password”（忘记密码），选择文件方式。
mail-answer-file-check = 确认它显示挑战编号 { $challenge }。文件只适用于这个编号。
mail-answer-file-choose = 选择该文件，并输入两次新密码。
mail-answer-file-life = 在设备上生成新的挑战会使文件提前失效。如果已超过 24 小时，请告诉我们案件编号：可以为同一挑战重新制作文件。
mail-answer-file-never = 我们的工作人员绝不会向您索要密码。

mail-answer-codes = 下面为您的设备可能显示的每个日期各给出一个安全码。每个只能使用一次，只用于这台设备，且只在设备日期为旁边所列日期时有效。任何拿到它们并在设备旁的人都能使用，因此请勿把这封邮件给别人。
mail-answer-passwords = 下面为您的设备可能显示的每个日期各给出一个临时密码。每个只能使用一次，只用于这台设备，且只在设备日期为旁边所列日期时有效。任何拿到它们并在设备旁的人都能使用，因此请勿把这封邮件给别人。
mail-answer-dated-title = 按设备显示的日期
mail-answer-dated-look = 看设备现在显示什么日期。它可能与今天不同。
mail-answer-codes-open = 在设备上打开“Forgot password”，选择安全码，并确认它显示上面的启动时间。
mail-answer-codes-type = 输入该日期旁边的安全码。大小写和连字符都无关紧要。
mail-answer-codes-life = 重启设备或输错五次会使这些安全码失效。那时请用新的启动时间重新申请。
mail-answer-codes-never = 我们的工作人员绝不会向您索要这些安全码或密码。
mail-answer-passwords-type = 用该日期旁边的临时密码登录设备。
mail-answer-passwords-choose = 选择一个新密码，并输入两次。在此之前不能做其他操作。
mail-answer-passwords-never = 我们的工作人员绝不会向您索要它们或密码。

# 多台设备的答复。
mail-many =
    { $count ->
        [one] 下面是您一台设备的答复。它只能使用一次，且只用于对应的设备。任何拿到它并在设备旁的人都能使用它，因此请勿把这封邮件给别人。
       *[other] 下面是您 { $count } 台设备的答复。每个只能使用一次，且只用于对应的设备。任何拿到其中一个并在设备旁的人都能使用它，因此请勿把这封邮件给别人。
    }
mail-many-table = 下面和附件表格中是您 { $count } 台设备的答复。每个只能使用一次，且只用于对应的设备。任何拿到其中一个并在设备旁的人都能使用它，因此请勿把这封邮件给别人。
mail-many-device = 设备 { $position }：{ $model }，序列号 { $serial }
mail-many-challenge = 挑战 { $challenge }
mail-many-started = 启动于 { $started }
mail-many-file = 重置文件 { $file }（附件），有效至 { $until }
mail-many-file-packed = 重置文件 { $file }，在附件 { $archive } 中，有效至 { $until }
mail-many-key = 密钥：
mail-many-code = 安全码：
mail-many-code-dated = 安全码（设备显示 { $date } 时）：
mail-many-password = 临时密码：
mail-many-password-dated = 临时密码（设备显示 { $date } 时）：
mail-many-unlisted = 附件表格中有这些以及另外 { $count } 个。
mail-many-missing = 已无法为设备 { $position }（{ $model }，序列号 { $serial }）制作答复。请重新申请。
mail-many-use-title = 使用方法
mail-many-use = 在每台设备上打开“Forgot password”，确认它显示上面的挑战编号或启动时间。输入它的答复或选择它的文件，然后输入两次新密码。临时密码在输入密码的地方输入。如果每个日期各有一个答复，请使用设备自己显示的日期所对应的那个。
mail-many-unpack = 先解压 { $archive }，然后为每台设备选择上面列出的文件。不要打开或修改这些文件。
mail-many-never = 我们的工作人员绝不会向您索要其中任何一个。
mail-kind-key = 密钥
mail-kind-code = 安全码
mail-kind-password = 临时密码
mail-kind-file = 重置文件

# 附件表格的列。
mail-table-device = 设备
mail-table-serial = 序列号
mail-table-model = 型号
mail-table-challenge = 挑战
mail-table-started = 启动于
mail-table-answer = 答复
mail-table-date = 设备日期
mail-table-type = 输入此项

# 工作人员拒绝了。
mail-rejected-subject = 您的申请 { $case } 未获批准
mail-rejected-title = 我们无法处理此申请
mail-rejected = 我们的工作人员审核了您的申请，没有批准。原因：
mail-rejected-again = 如果您能解决该问题，欢迎重新申请：
mail-rejected-again-button = 重新申请
mail-rejected-hotline = 或联系 { $hotline }。

# 工作人员提问。
mail-question-subject = 关于您申请 { $case } 的一个问题
mail-question-title = 我们还需要您提供一样东西
mail-question = 我们的工作人员看了您的申请，想问：
mail-question-answer = 请在这里回答：
mail-question-answer-button = 回答问题
mail-question-alone = 该页面只为您打开；请勿转发链接。

# 应申请人要求发送的、指向其本人申请的链接；以及含答复的邮件中的同一链接。
mail-link-subject = 您的申请 { $case } 的链接
mail-link-title = 您的申请的链接
mail-link = 有人（很可能是您本人）请求获取指向您的申请的链接。它显示每台设备的进度；您可以在那里撤回申请、让我们再次把答复发到这个邮箱，或告诉我们是否有效。
mail-link-lead = 请在这里打开：
mail-link-button = 打开您的申请
mail-link-life = 链接在 { $hours } 小时内可以打开。请勿转发。
mail-mine = 请告诉我们答复是否有效，或让我们再次发送：
mail-mine-button = 您的申请

# 发给设备中预留的邮箱，当答复发给了另一个邮箱时。
mail-notice-key-subject = 已为您的 { $model } 发出密钥
mail-notice-key-title = 已为您的设备发出密钥
mail-notice-key = 我们的工作人员批准了一个设置新密码的申请，并于 { $when } 向申请中的邮箱发出了密钥。任何拿到它并在设备旁或在其网络中的人，都能选择新密码。
mail-notice-file-subject = 已为您的 { $model } 发出重置文件
mail-notice-file-title = 已为您的设备发出重置文件
mail-notice-file = 我们的工作人员批准了一个设置新密码的申请，并于 { $when } 向申请中的邮箱发出了重置文件。任何拿到它并在设备旁或在其网络中的人，都能选择新密码。
mail-notice-told = 之所以告知您，是因为这是设备中预留的应急邮箱。
mail-notice-not-you = 请在设备的“Forgot password”页面上生成新的挑战：这会立即使上面的挑战失效。设备下次登录时会显示密码是否被设置。然后请联系 { $hotline }。

# 设备要求发到预留邮箱的验证码。
mail-code-subject = { $model } 的验证码，挑战 { $challenge }
mail-code-title = 在您的设备上设置新密码的验证码
mail-code = 有人在您的设备旁或在其网络中要求设置新密码。任何拿到下面的验证码并在设备旁的人都能这样做，因此请勿把这封邮件给别人。
mail-code-heading = 验证码
mail-code-asked = { $when }，来自网络地址 { $network }
mail-code-check = 确认设备显示挑战编号 { $challenge }。验证码只适用于这个编号。
mail-code-type = 输入验证码。大小写和连字符都无关紧要。
mail-code-life = 验证码自设备生成起 { $hours } 小时内有效。重启设备、更改其预留邮箱或输错五次，会使它提前失效。
mail-code-never = 绝不会有人向您索要此验证码。
mail-code-not-you = 那么请勿把这封邮件给别人：没有验证码，密码保持不变。请查看当时谁在设备旁或在其网络中，并联系 { $hotline }。
mail-code-report = 请告诉我们，这样一天之内不会再发来验证码：

# 确认新预留邮箱的验证码。
mail-confirm-subject = 为您的 { $model } 确认此邮箱
mail-confirm-title = 为您的设备确认此邮箱
mail-confirm = 此邮箱被设为一台设备的预留邮箱：如果将来忘记密码，可以把验证码发到这里。请在设备上输入下面的验证码，以表明发到此邮箱的邮件有人查收。
mail-confirm-type = 请在设置该邮箱的页面上输入。大小写和连字符都无关紧要。在设备不重启的情况下，它在 { $hours } 小时内有效，且只用于确认此邮箱。
mail-confirm-not-you = 那么有人输入了您的邮箱，也许是误填。只要您不把这封邮件给别人，就不会发生任何事。

# 发给不再是预留邮箱的地址。
mail-farewell-subject = 您的 { $model } 已设置另一个预留邮箱
mail-farewell-title = 您的设备已设置另一个预留邮箱
mail-farewell = 此前，这个邮箱作为应急邮箱保存在下面的设备中。有人知道其密码，或按住了重置按钮，于 { $when } 换成了另一个邮箱，或没有设置邮箱。其验证码不再发到这里。
mail-farewell-not-you = 请登录设备，更改密码并重新设置您的邮箱。如果已无法登录，请联系 { $hotline }。
