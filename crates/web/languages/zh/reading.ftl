# 关于图片、文件或扫描的二维码的说明：一个标题和一条建议。

reading-now = 正在读取图片……
# 一项事实：所保存文件的名称。
reading-kept = 已保存的文件
reading-unchecked = 暂时无法检查图片。
reading-unchecked-advice = 它会随表单一起发送，届时再检查。
reading-too-large = 文件太大
reading-too-large-advice = 最大 10 MB。请发送截屏，或把图片裁剪到二维码。
reading-gone = 图片已不在这里
reading-gone-advice = 表单打开期间图片保存一天。请重新选择。
# 标题和建议合为一行，在字段旁边。
reading-line = { $title }。{ $advice }

# 已读取的二维码的信息。
reading-serial = 序列号
reading-model = 型号
reading-challenge = 挑战编号
reading-clock = 设备的日期和时间
reading-started = 设备启动于

# 已读取的二维码的情况。以 -advice 结尾的说明该怎么做。
reading-good = 二维码已读取，可以答复
reading-good-advice = 请与标签和设备核对。
reading-other-authority = 此设备属于另一个服务
reading-other-authority-advice = 此设备由另一个恢复服务负责，因此其二维码无法在这里答复。请询问出售或安装设备的人。
reading-key-over = 此设备依赖的密钥已过期
reading-key-over-advice = 此设备仍依赖本服务一个已过期的密钥，因此其二维码无法答复。请联系热线。
reading-other-way = 此二维码用于另一种方式
reading-other-way-advice = 此二维码用于另一种恢复方式。请在设备的“Forgot password”页面上选择本服务提供的另一种方式，并发送那里显示的二维码图片。
reading-unconfirmed = 无法确认此二维码
reading-unconfirmed-advice = 无法确认此二维码。请在设备上重新打开“Forgot password”并发送新图片；如果仍不行，请联系热线。
reading-already-answered = 此二维码此前已答复
reading-already-answered-advice = 此二维码此前已答复。请查找邮件（包括垃圾邮件文件夹），或在设备上重新打开“Forgot password”以获取新的二维码。
reading-expired = 此二维码太旧
reading-expired-advice = 此二维码太旧：有效期为 72 小时。请在设备上重新打开“Forgot password”，发送新图片，并填写设备现在显示的日期。

# 不含挑战的文件或二维码。
reading-missing = 没有可读取的内容
reading-missing-advice = 请添加设备“Forgot password”页面的图片，显示完整的二维码，或设备导出的文件。
reading-not-ours = 这是另一种二维码
reading-not-ours-advice = 这不是本服务的二维码。请在设备上打开“Forgot password”，选择“key”（密钥）或“file”（文件），并发送那里显示的二维码图片。
# { $kind } 是下面 reading-kind 中的一条，{ $advice } 是 reading-not-ours-advice。
reading-not-ours-kind = 它看起来像{ $kind }。{ $advice }
reading-damaged = 二维码已损坏
reading-damaged-advice = 二维码已读取，但有部分缺失或错误。请重新拍照，清晰且包含完整的二维码。
reading-file = 无法读取文件
reading-file-not-text-advice = 它不是 UTF-8 文本。请发送设备导出的原文件。
# { $why } 是下面 reading-file-why 中的一条。
reading-file-advice = 此文件与设备导出的不同：{ $why }。请重新导出并原样发送。
reading-file-why-too-large = 文件太大，不可能是导出的挑战
reading-file-why-not-xml = 文件已损坏：不是格式正确的 XML
reading-file-why-doctype = 文件含有不允许的文档类型（DOCTYPE）
reading-file-why-not-ours = 文件是 XML，但不是导出的挑战
reading-file-why-version = 文件不是协议第 1 版
reading-file-why-content = 文件中的内容互相不符
reading-scanned = 扫描的二维码无法使用

# 其他种类的二维码，用来补全“它看起来像……”。
reading-kind-web-link = 指向 { $host } 的网页链接
reading-kind-app-download = 应用下载
reading-kind-wifi = Wi-Fi 登录
reading-kind-contact = 名片
reading-kind-otpauth = 双因素密钥
reading-kind-calendar = 日历事项
reading-kind-mail = 邮箱地址
reading-kind-telephone = 电话号码
reading-kind-place = 地图上的地点
reading-kind-payment = 付款请求
reading-kind-home-setup = 智能家居设置码
reading-kind-device-serial = 序列号标签
reading-kind-plain-text = 普通文本

# 未能读出二维码的图片。
reading-unusable = 此文件无法使用
reading-picture-too-large = 图片太大
reading-several = 有多个二维码
reading-unread = 无法读取二维码
reading-empty-advice = 文件是空的。请重新选择图片，或重新拍照。
reading-not-a-picture-advice = 此文件不是图片。请发送 JPEG、PNG 或 WebP 格式的照片或截屏。
# { $name } 是文件类型的名称，如 HEIC 或 PDF，为带冠词的英文。
reading-wrong-type-advice = 此文件（{ $name }）在这里无法读取。请发送 JPEG、PNG 或 WebP 格式的照片或截屏。
reading-too-many-bytes-advice = 文件太大：{ $size } MB，最多可读取 { $most } MB。请把图片裁剪到二维码，或发送截屏。
reading-too-many-pixels-advice = 图片太大：{ $width } × { $height } 像素。请把它裁剪到二维码，或发送截屏。
reading-damaged-picture-advice = 图片已损坏或未完整发送。请重新选择，或重新拍照。
reading-no-code-advice = 图片中没有找到二维码。请拍照时让完整的二维码约占一半画面。
reading-blurred-advice = 图片太模糊，无法读取二维码。请拿稳，等相机对好焦后重拍。
reading-too-small-advice = 图片中的二维码太小。请靠近，直到二维码约占一半画面。
reading-cut-off-advice = 二维码在图片边缘被截断。请后退，直到二维码周围的白边都在图中。
reading-too-dark-advice = 图片太暗或太淡，无法读取二维码。请开灯、调亮屏幕后重拍。
reading-glare-advice = 找到了二维码，但反光遮住了一部分。请避免反光：关闭闪光灯，把手机稍微偏向一侧。
reading-obscured-advice = 找到了二维码，但有一部分被遮挡或损坏。请不要遮挡二维码，把手机正对着它重拍。
reading-several-advice = 图片中有 { $count } 个不同设备的二维码。请只拍一台设备的二维码。
reading-foreign-advice = 图片中的二维码不是来自设备的恢复页面。请在设备上打开“Forgot password”，拍下那里显示的二维码。

reading-no-room = 目前没有余地接收此文件
reading-no-room-advice = 有很多人正在发送文件。您输入的内容还在：请等半分钟，重新选择文件并发送。
