# 不只显示二维码的图片：标签、购买凭证、日期（/more/…）。

evidence-label = 标签的照片
evidence-label-help = 带有序列号的白色标签，多在设备底部或背面，请靠近并拍清楚。
evidence-proof = 购买凭证
evidence-proof-help = 发票、收据或送货单：一张照片，或最多五页的 PDF。
evidence-date = 设备上日期的照片
evidence-date-help = 设备自己的屏幕，以及它显示的日期。
evidence-picture = 其他有帮助的图片
evidence-formats = PNG、JPEG 或 WebP，最大 10 MB。
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
