# 申请之后（/request/received）。

received-title = 您的申请已收到
received-case = 案件编号
received-challenge = 挑战编号
received-devices = 设备
received-email = 答复将发送到
received-unknown = 您的案件编号在我们发给您的收件通知中。
received-now = 现在要做的事
received-now-sender = 请把 { $sender } 加入联系人。我们所有的邮件都来自这个地址。
received-now-wait = 让设备保持开机，不要让它生成新的挑战：新的挑战会使对这个挑战的答复失效。
received-now-no-restart = 也不要重启设备：那会使安全码失效。
received-now-same-number = 邮件和设备必须显示相同的挑战编号。
received-now-spam = 没有收到邮件？请查看垃圾邮件文件夹。进度页面会显示答复何时发出。
received-another = 为另一台设备申请
