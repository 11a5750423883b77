# 申请表单（/request），以及其中关于图片和二维码的文字。

request-title = 申请重置
# { $list } 是链接“请使用清单”，{ $star } 是必填字段旁的星号。
request-lead = 一张表单，可申请一台或几台设备；设备很多时，{ $list }。标有 { $star } 的字段必须填写。
request-lead-list = 请使用清单
request-send = 提交申请
request-you = 您的信息
request-your-declaration = 您的声明
# 申请人勾选的内容。必须准确表达：所有权或授权，并且在设备现场。
request-declaration = 我是此设备的所有者，或代表其所有者行事，并且我就在设备旁边或在它的网络中。
request-kept-for = 您提交的内容只为本案件保存，同时保存您声明的文字和时间。

request-the-device = 设备
request-device = 设备 { $number }
request-add-device = + 另一台设备
request-remove-device = 移除设备 { $number }

request-email = 邮箱
request-email-help = 答复会发到这里，所以必须是您现在能查收的邮箱。
request-country = 国家或地区
request-country-help = 使用设备的地方。
request-place = 购买处
request-place-help = 提供设备的安装商、经销商或安防公司。
request-business = 业务类型
request-business-help = 请选择最合适的一项。
request-category = 产品类别
request-category-other = 其他
request-category-other-help = 本表单不受理。请联系 { $hotline }。
request-serial = 序列号
request-serial-help = { $length } 个字符，在设备和包装盒的白色标签上，“S/N”旁边。
request-model = 型号
request-model-help = 在同一张白色标签上。
request-date = 设备当前的系统日期
request-date-help = 以设备自己现在显示的为准。它可能与今天不同；填错会使按日期的答复失效。
request-where-date = 在哪里可以看到设备的日期？
request-where-date-recorder = 录像机显示在屏幕上，一般在画面的一角。
request-where-date-camera = 摄像机显示在它的“Forgot password”（忘记密码）页面上。
request-where-date-onvif = 同一网络中的 ONVIF 设备管理工具会显示为设备的系统时间。
request-where-date-why = 请填写设备认为的日期，即使它是错的：为另一个日期做的答复不起作用。
request-answer = 设备“Forgot password”页面要求的内容
request-started = 设备的启动时间
request-started-help = 以设备“Forgot password”页面显示的为准，例如 2026-11-21 09:05:00。之后不要重启设备：那会使安全码失效。

# { $help } 是链接“如何拍出好照片”。
request-picture-lead = 在设备上打开“Forgot password”，拍下该页面，或保存它提供的 XML 文件。图片会自动填好其余大部分内容。{ $help }
request-picture = 设备“Forgot password”页面的图片，或其 XML 文件
request-picture-help = PNG、JPEG、WebP 或 XML，最大 10 MB。必须包含完整的二维码。
request-picture-kept = 已保存“{ $name }”。只有要替换时才选择文件。
request-picture-missing = 请先选择文件。
request-check-picture = 检查图片
request-scanned = 二维码已从设备扫描，无需图片。

# 答复的种类，以及各自需要什么。
answer-key = 密钥（8 个字符）
answer-key-needs = 在设备上输入。需要其二维码的图片，或其 XML 文件。
answer-file = 重置文件
answer-file-needs = 在设备上选择，24 小时内有效。需要其二维码的图片，或其 XML 文件。
answer-security-code = 安全码
answer-security-code-needs = 在设备上输入。需要设备显示的启动时间和日期。
answer-temporary-password = 临时密码
answer-temporary-password-needs = 仅供登录一次。需要设备显示的日期。

category-camera = 摄像机
category-recorder = 录像机
category-access-controller = 门禁控制器

business-installer = 安装商
business-distributor = 经销商
business-security-company = 安防公司
business-integrator = 系统集成商
business-it-services = IT 服务商
business-retailer = 实体店或网店
business-company = 自用设备的公司
business-public-body = 政府机构、学校或医院
business-home = 个人家庭
business-other = 其他
