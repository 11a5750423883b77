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
