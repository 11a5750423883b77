# 首页，以及如何拍照（/，/help/picture）。

home-title = 重置设备密码
home-heading = 无法登录您的设备？
home-lead = 我们帮助录像机、摄像机和门禁控制器的所有者设置新密码。设置和录像保持不变。

# 三个入口：各有一个标题和一句话。
home-ask = 申请重置
home-ask-words = 填一张表，附上设备“Forgot password”（忘记密码）页面的照片。密钥通过邮件发送。
home-bulk = 一次申请多台设备
home-bulk-words = 填写清单，在发送之前看到其中的错误，并一次添加所有照片。
home-status = 查询申请
home-status-words = 用序列号和您填写的邮箱查看进度。

# 一个列表；{ $lead } 是每行开头的粗体字。
home-needed = 开始之前您需要
home-needed-device = { $lead }您在设备旁边，或在它的网络中。在它的登录页面或屏幕上打开“Forgot password”：它会显示二维码。
home-needed-device-lead = 开机的设备。
# { $help } 是链接“如何拍出好照片”。
home-needed-picture = { $lead }最好是截屏；清晰的照片也可以。{ $help }
home-needed-picture-lead = 该页面的图片。
home-needed-label = { $lead }，上面有序列号（{ $length } 个字符）和型号。
home-needed-label-lead = 设备上的白色标签
home-needed-date = { $lead }它可能与今天的日期不同。
home-needed-date-lead = 设备自己显示的日期。
home-needed-place = { $lead }以及一个您现在能查收的邮箱。
home-needed-place-lead = 购买设备的地方，

home-then = 之后会怎样
home-then-receipt = 您会立即得到一个案件编号，并收到 { $sender } 发来的收件通知。
home-then-review = 我们的工作人员会把您的申请与我们所知的设备信息进行核对。
home-then-key = 您会通过邮件收到一个八位密钥，在设备上输入它，并在那里选择新密码。这里没有人会知道该密码。
home-other = 其他类型的设备？请联系 { $hotline }。

# “Forgot password”是设备自己页面的名称，多数设备上是英文。
help-title = 如何拍出好照片
help-lead = 在设备上打开“Forgot password”（忘记密码）。页面会显示二维码；图片必须完整清晰地显示它。截屏比任何照片都好；导出的 XML 文件则完全不需要图片。
help-good = 好
help-bad = 不好
help-good-screenshot = 截屏
help-good-screenshot-words = 页面原样，包含完整的二维码。没有比这更清晰的了。
help-good-photo = 近距离照片
help-good-photo-words = 正对着拍，二维码连同白边占图片的一半。
help-bad-far = 太远
help-bad-far-words = 靠近一些，直到二维码占图片的一半。
help-bad-blurred = 模糊
help-bad-blurred-words = 拿稳，等相机对好焦。
help-bad-cut = 不完整
help-bad-cut-words = 四个角和白边都必须在图中。
help-bad-glare = 反光
help-bad-glare-words = 关掉灯，或稍微换个角度。
help-taken = 可以接受的文件
help-taken-kinds = PNG、JPEG 或 WebP 图片，或设备导出的 XML 文件
help-taken-one = 每张图片只含一台设备的二维码
help-taken-size = 最大 10 MB。只截该页面会小得多
help-taken-heic = 保存为 HEIC 的手机：把相机设为“兼容性最佳”，或发送照片的截屏
