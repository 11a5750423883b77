# 工作人员的问题和申请人的回答（/more/…）。

more-title = 我们有一个问题
more-lead = 关于您的申请 { $case }：
more-text = 您的回答
more-nothing = 请写下回答，或添加一张图片。
more-send = 发送回答
more-done = 谢谢
more-done-words = 我们已收到您的回答。我们会从 { $sender } 发邮件给您。
