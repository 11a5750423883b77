# 一次申请多台设备：电子表格中的清单（/bulk）。

bulk-title = 一次申请多台设备
bulk-lead = 填写清单，在发送之前看到其中的问题，添加图片，然后为所有设备提交一个申请。
bulk-fill = 1. 填写模板
# { $template } 是链接。
bulk-template = { $template }，带有下拉列表和一张说明工作表。
bulk-template-link = Excel 和 LibreOffice 模板（.xlsx）
bulk-headings = { $template }，供用程序生成清单的人使用。
bulk-headings-link = 仅标题行（.csv）
bulk-most = 每份清单最多 10,000 台设备。
bulk-asked = 对列表中的每台设备，我们还会查看：
bulk-asked-required = { $what }：必需
bulk-asked-sometimes = { $what }：某些答复或国家必需；下一页会说明
bulk-asked-welcome = { $what }：欢迎提供
bulk-choose = 2. 选择您的清单
bulk-check = 检查清单
bulk-nothing-sent = 现在还不会发送任何内容。您在此选择的文件保存一天，之后删除。
bulk-file = 您的清单
bulk-file-help = 电子表格（.xlsx、.xls、.ods）或带分隔符的文本（.csv），最大 10 MB。不能含宏。

bulk-list = 您的设备清单
bulk-list-devices = 设备
bulk-list-ready = 可以发送
bulk-list-faulty = 有错误
bulk-list-waiting = 缺少图片
bulk-list-lacking = 缺少我们需要查看的材料
bulk-list-kept = 此页面保存一天。如果要再回来，请记下它的地址；知道地址的人都能看到清单。
bulk-faults = 有什么问题
# 供听取页面的人使用的错误表名称。
bulk-faults-table = 错误
bulk-faults-row = 行
bulk-faults-column = 列
bulk-faults-what = 有什么问题
bulk-faults-page = 第 { $page } 页，共 { $pages } 页。
bulk-faults-earlier = 前面的错误
bulk-faults-further = 后面的错误
bulk-faults-take = { $file }：每一行都写明了问题。请在其中改正并发送该文件；您正确的行会留在这里。
bulk-faults-take-link = 有错误的行（.xlsx）
bulk-corrected = 改正后的行
bulk-corrected-help = 它们会取代所有有错误的行。正确的行保持不变。
bulk-corrected-check = 检查改正后的行

bulk-pictures = 图片
bulk-pictures-attached = 已有图片的设备：{ $attached } / { $needing }。
bulk-pictures-progress = 已有图片的设备
bulk-pictures-lead = 请发送各设备“Forgot password”（忘记密码）页面的图片，或它们提供的 XML 文件。每个文件按二维码中的序列号找到自己的行；文件名无关紧要。{ $help }
bulk-pictures-field = 图片或导出的文件
bulk-pictures-help = PNG、JPEG、WebP 或 XML，一次数量不限，也可以打包成 zip；每次最多 60 MB。
bulk-pictures-add = 添加图片
bulk-pictures-sent = 您的文件
bulk-pictures-found = 已找到所属行的文件：{ $count }。
bulk-pictures-others = 这些没有找到
bulk-more = 以及另外 { $count } 个
bulk-missing = 仍需图片的设备（{ $count }）
bulk-missing-row = 第 { $row } 行：{ $serial }

bulk-shown = 标签照片等
bulk-shown-lead = 可一次发送任意数量，或打包为 zip。每个文件名必须包含其设备的序列号，例如 { $example }。文件名中没有序列号的购买凭证适用于整个列表。
bulk-shown-add = 添加这些文件
bulk-shown-required = 列表中需要此类答复的每台设备都必须提供。
bulk-shown-rows = 已有 { $count } 台设备的单独文件。
bulk-shown-all = 已适用于整个列表。
bulk-shown-no-row = 文件名中没有任何有效行的序列号。请将序列号写入文件名。
bulk-shown-again = 本次发送已没有时间处理它。请再发送一次。
bulk-lacking = 还缺少必需材料的设备（{ $count }）
bulk-lacking-row = 第 { $row } 行：{ $serial }：{ $what }
# 文件为何没有找到所属的行。
bulk-picture-archive = 压缩包
bulk-picture-too-large = 它超过 10 MB，或已损坏。
bulk-picture-too-many = 每次只处理 { $most } 张图片。请再发送一次。
bulk-picture-not-needed = 它属于第 { $row } 行，该行的答复不需要图片。
bulk-picture-other-answer = 它属于第 { $row } 行，但设备要求的答复与该行不同：“{ $answer }”。请改正该行。
bulk-picture-no-row = 它属于设备 { $serial }，您清单中正确的行里没有这台设备。

bulk-leave-out = 略去尚未就绪的行（{ $count }），发送其余的
bulk-not-ready = 有些行尚未就绪。请更正、添加图片和我们需要查看的材料，或将其略去。
bulk-sent-for = 将为 { $total } 行中的 { $ready } 行发送。它们合成一个申请，有一个案件编号；每台设备单独决定。

bulk-received = 您的申请已收到
bulk-received-lead = 已为 { $devices } 台设备建立案件 { $case }。答复将发送到 { $email }。
bulk-left-out = 以下被略去
bulk-left-out-row = 第 { $row } 行，{ $serial }：{ $why }
bulk-left-out-again = 请为它们重新申请，每台都附上新图片。

# 模板：含两张工作表的工作簿。工作表名最多 31 个字符，且不含 : \ / ? * [ ]
bulk-sheet-devices = 设备
bulk-sheet-how = 填写说明
bulk-sheet-how-rows = 在工作表“{ $sheet }”中，每台设备一行。请保留标题行；列的顺序不限。
bulk-sheet-how-text = 序列号和型号是文本。如果电子表格把序列号当作数字，会丢失开头的零和最后几位；这些列已设好格式，以免发生这种情况。
bulk-sheet-how-common = 所有设备的邮箱、国家或地区和购买处相同。您只需在页面上填写一次。
bulk-sheet-how-save = 保存文件并在页面上选择它。每个有错误的行都会列出，其余的行不会丢失。
bulk-sheet-head-column = 列
bulk-sheet-head-needed = 必填
bulk-sheet-head-what = 填写内容
bulk-sheet-head-example = 示例或选项
bulk-sheet-yes = 是
bulk-sheet-not-always = 视情况
bulk-sheet-wrong = 有什么问题
bulk-sheet-row = 您清单中的行

# 各列的标题：简短且互不相同。任何语言的标题都能识别。
column-serial = 序列号
column-serial-help = 来自设备的白色标签，“S/N”旁边。该列必须设为文本格式，否则会丢失开头的零和数字。
column-model = 型号
column-model-help = 来自同一张白色标签。
column-category = 产品类别
column-category-help = 从列表中选择。
column-date = 设备日期
column-date-help = 设备自己现在显示的日期，即使是错的：为另一个日期做的答复不起作用。
column-answer = 需要的答复
column-answer-help = 设备“Forgot password”页面要求的内容。从列表中选择。
column-started = 启动时间
column-started-help = 仅用于安全码：“Forgot password”页面上的启动时间，如 2026-11-21 09:05:00。

