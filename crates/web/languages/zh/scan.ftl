# 手机扫描的二维码（/c/…），以及发往设备中预留邮箱的邮件（/email-code）。

scan-form = 用图片填写表单
scan-stuck = 遇到困难？请联系 { $hotline }。

scan-mail = 通过邮件获取验证码
scan-mail-lead = 设置新密码的验证码只会发送到此设备中预留的邮箱，不会发给其他任何人。
scan-mail-button = 发送验证码
scan-mail-again = 再次发送同一验证码
scan-mailed = 请查看预留邮箱
scan-mailed-lead = 如果这里认识此设备，验证码正在发往设备中预留的邮箱。设备会显示该邮箱的一部分。
scan-mailed-open = 打开 { $sender } 发来的邮件。几分钟后仍未收到？请查看垃圾邮件文件夹。
scan-mailed-check = 请确认邮件和设备显示相同的挑战编号：{ $number }。
scan-mailed-type = 在设备上输入验证码和新密码。验证码 48 小时内有效，设备重启即失效。
scan-mailed-late = 目前邮件发送有延迟。您的邮件已保留，我们的邮件服务器恢复后会立即发出；无需再次申请。
scan-model = 型号
scan-serial = 序列号
scan-challenge = 挑战
scan-made = 生成时间
scan-made-at = { $time }（按设备时钟）

scan-elsewhere = 此二维码无法在这里答复
scan-not-for-phones = 此二维码不是给手机用的
scan-not-for-phones-advice = 它由设备自行发送。请在设备上打开“Forgot password”（忘记密码），扫描那里的二维码。
scan-expired = 此二维码已过期
scan-expired-advice = 邮件验证码的二维码有效期为 48 小时。请在设备上重新打开“Forgot password”（忘记密码），扫描显示的二维码。
scan-not-mailed = 本服务不通过邮件发送代码
scan-not-mailed-advice = 此处不提供邮件代码。请在设备的“Forgot password”页面选择其他方式，并扫描或发送那里显示的二维码。
scan-unconfirmed = 无法确认此二维码
scan-unconfirmed-advice = 服务不认识此设备，或二维码在途中被改动。请在设备上重新打开“Forgot password”并扫描新的二维码；如仍无效，请在设备上选择其他方式，或联系支持热线。
scan-to = 发送至
