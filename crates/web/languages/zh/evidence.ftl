# 不只显示二维码的图片：标签、购买凭证、日期（/more/…）。

evidence-label = 标签的照片
evidence-label-help = 带有序列号的白色标签，多在设备底部或背面，请靠近并拍清楚。
evidence-proof = 购买凭证
evidence-proof-help = 发票、收据或送货单：一张照片，或最多五页的 PDF。
evidence-date = 设备上日期的照片
evidence-date-help = 设备自己的屏幕，以及它显示的日期。
evidence-picture = 其他有帮助的图片
evidence-formats-pdf = PNG、JPEG、WebP 或 PDF，最大 10 MB。
evidence-privacy = 只有我们的工作人员能看到您发送的内容。我们只保存图片本身，不含手机写入的地点和相机信息，并加密保存。
evidence-sent = 您已发送的内容
evidence-sent-label = 标签照片
evidence-sent-proof = 购买凭证
evidence-sent-date = 日期照片
evidence-sent-other = 图片

evidence-pdf = 无法使用此 PDF
evidence-pdf-locked = 它有密码。请发送没有密码的文件，或它的照片。
evidence-pdf-too-long = 它超过 5 页。请只发送能证明购买的那一页。
evidence-pdf-unreadable = 无法读取。请改为发送该文件的照片。

evidence-more = 标签照片等
evidence-more-why = 您在此提供的内容有助于我们更快作出决定。未标明必需的可以不填。
evidence-sometimes = 有些申请必须提供；届时我们会告诉您。
evidence-too-many = 图片超过 { $most } 张（PDF 的每页都计入）。请发送最能说明问题的几张。
evidence-choose-again = 请重新选择此文件：有错误的表单不会保留任何文件。
evidence-waits = 尚未查看
evidence-fits = 已认可
evidence-unfit = 未能证明；请另发一张
