# 邮箱的主人确认能收到我们的邮件：/confirm/…，以及 /request/received 上的一行。

confirm-title = 确认您的邮箱
confirm-question = 您愿意在 { $email } 接收关于您申请的邮件吗？
# $hourly 是一个数字。
confirm-why = 在确认之前，我们每小时最多向一个邮箱发送 { $hourly } 封邮件，这样谁也无法塞满别人的邮箱。不会丢失任何内容：发不出的会等待，进度页面会显示每个申请的情况。
confirm-yes = 是，请把邮件发到这里
confirm-not-you = 您没有申请过？请关闭此页。任何人都无法通过这个链接阅读您的邮件。
confirm-done-title = 谢谢
confirm-done = 邮箱 { $email } 已确认。我们为它暂存的邮件现在从 { $sender } 发出。
# 申请之后。$hourly 是一个数字。
confirm-few-mails = 在通过收件通知中的链接确认之前，我们每小时最多向一个邮箱发送 { $hourly } 封邮件。发不出的会等待，不会丢失。
