# 所填内容的问题：字段旁的一句话。名称的结尾也是 REST 中的词。

fault-no-device = 请添加一台设备。
fault-serial-twice = 此序列号已在申请中，位于设备 { $device }。
fault-other-answer = 图片中的二维码要求另一种答复：“{ $answer }”。请选择它。
fault-email-empty = 请填写您的邮箱。
fault-email-not-plain = 这不可能是邮箱：只允许普通字母、数字和符号，不能有空格。
fault-email-no-at = 这不可能是邮箱：缺少 @。
fault-email-several-ats = 这不可能是邮箱：有多个 @。
fault-email-local = 这不可能是邮箱：@ 前面的部分不对。
fault-email-domain = 这不可能是邮箱：@ 后面的部分不对。
fault-email-too-long = 这不可能是邮箱：最多允许 254 个字符。
fault-country-missing = 请选择使用设备的国家或地区。
# { $service } 是制造商服务的名称。
fault-country-closed = { $service } 不为在{ $country }使用的设备提供服务。
fault-place-missing = 请填写设备的购买处。
fault-business-missing = 请选择您的业务类型。
fault-category-missing = 请选择产品类别。
fault-category-elsewhere = 本表单不受理此类产品。请联系 { $hotline }。
fault-model-missing = 请填写白色标签上的型号。
fault-model-too-long = 这不是型号：最多允许 { $most } 个字符。
fault-model-character = 这不是型号：不能出现字符“{ $character }”。
fault-date-missing = 请填写设备显示的日期；它可能与今天不同。
# 日期示例在每种语言中都必须保持原样。
fault-date-none = 没有“{ $typed }”这个日期。请写成 2026-11-21。
fault-date-absurd = 设备不可能显示日期 { $date }。请在设备上再看一次。
fault-answer-missing = 请选择设备要求的答复。可选：{ $answers }。
fault-serial-differs = 您填写的是 { $typed }，但图片中的二维码属于设备 { $shown }。请改正错误的一个。
fault-declaration-missing = 请确认此项；否则无法受理申请。
fault-started-missing = 请填写设备“Forgot password”页面上显示的启动时间。
fault-started-none = 没有“{ $typed }”这个时间。请写成 2026-11-21 09:05:00。
fault-serial-missing = 请填写白色标签上的序列号。
fault-serial-space = 序列号不含空格；请与白色标签核对。
fault-serial-control = 序列号不含控制字符；请与白色标签核对。
fault-serial-character = 序列号不含“{ $character }”；请与白色标签核对。
fault-serial-length = 序列号有 { $wanted } 个字符；这里有 { $length } 个。它印在白色标签上。
fault-serial-too-often = 近来对此序列号的申请很多。请等待答复，或联系 { $hotline }。
fault-text-empty = 请在此填写。
fault-text-too-long = 太长：最多 { $most } 个字符，这里有 { $length } 个。
fault-text-control = 其中含有控制字符或换行；请在一行内重新填写。

# 电子表格的单元格。
fault-cell-error = 此处电子表格有错误（{ $error }）。请直接填写值。
fault-cell-too-long = 这太长了。
fault-cell-truth = 此处电子表格是“是/否”值。请把该列设为文本格式。
fault-cell-serial-spoilt = 电子表格把此序列号变成了数字 { $number }，可能丢失了数字或开头的零。请把该列设为文本格式并重新填写。
fault-cell-model-spoilt = 电子表格把此型号变成了数字 { $number }，可能丢失了数字或开头的零。请把该列设为文本格式并重新填写。
fault-cell-number-for-date = 这是数字 { $number }，不是日期。请把该列设为日期格式，或写成 2026-11-21。
fault-cell-turned-into-date = 电子表格把它变成了日期 { $date }。请把该列设为文本格式并重新填写。
fault-date-ambiguous = “{ $typed }”可能是两个日期。请按年、月、日书写：2026-11-21。
fault-date-short-year = “{ $typed }”的年份需要四位数字。请写成 2026-11-21。
fault-row-twice = 此序列号已在第 { $row } 行。
fault-row-twice-in-list = 此序列号已在您清单的第 { $row } 行。
fault-row-too-many-columns = 此行的列数超过了这类清单的上限。
fault-row-quotes = 此行有位置不当的引号，无法区分各单元格。

# 完全不接受的电子表格。
fault-sheet-no-headings = 第一张工作表没有标题行。它需要这些列：{ $columns }。请把您的清单复制到模板中。
fault-sheet-missing = 工作表缺少这些列：{ $columns }。请使用模板的标题行。
fault-sheet-twice = 工作表有两列“{ $column }”。请删除其中一列。
fault-sheet-no-devices = 标题行下面没有设备。
fault-sheet-too-many = 清单超过 { $most } 台设备。请拆分。
fault-sheet-too-many-together = 连同正确的行，超过了 { $most } 台设备。请拆分清单。
fault-file-missing = 请先选择文件。
fault-file-over-10-mb = 文件大于 10 MB。请拆分清单。
fault-file-empty = 文件是空的：其中没有含内容的工作表。
fault-file-too-many-bytes = 文件太大：最多接受 { $most } MB。请拆分清单。
fault-file-bomb = 文件解压后远超过设备清单所需。请把清单复制到一个新的空白电子表格中再发送。
fault-file-too-much-text = 文件中的文本超过设备清单所需。请拆分清单。
fault-file-too-many-rows = 清单超过 { $most } 行。请拆分。
fault-file-macros = 文件含有宏，不被接受。请另存为不含宏的 .xlsx。
fault-file-password = 文件受密码保护。请去掉密码后重新保存。
fault-file-doctype = 文件含有文档类型（DOCTYPE），任何电子表格程序都不会写入它。不被接受。
fault-file-two-kinds = 文件同时是两种类型。请用您的电子表格程序重新保存。
fault-file-binary = 这是二进制工作簿（.xlsb）。请另存为 .xlsx。
fault-file-too-old = 文件是 1997 年以前的格式。请另存为 .xlsx。
# { $kind } 说明文件是什么，为带冠词的英文，例如 “a PDF”。
fault-file-foreign = 这不是电子表格（{ $kind }）。请发送 .xlsx、.xls、.ods 或 .csv。
fault-file-damaged = 文件已损坏。请用您的电子表格程序打开，重新保存后发送。

# 说明某事未成功的页面：一个标题，以及该怎么做。
fault-page-not-found = 没有这个页面
fault-page-not-found-words = 请检查地址，或从首页重新开始。
fault-page-did-not-work = 没有成功
fault-page-method-words = 此地址接受另一种访问方式。
fault-page-what-was-sent-words = 发送的内容不是此页面所接受的。请返回重试。
fault-page-not-the-form-words = 这不是该表单。
fault-page-not-utf8-words = 表单不是 UTF-8 文本。
fault-page-cut-off-words = 表单在途中被截断。请再发送一次。
fault-page-elsewhere = 这来自别处
fault-page-elsewhere-words = 此步骤是在另一个网站或很旧的页面上开始的。请在这里重新打开页面并重复该步骤。
fault-page-ended = 此链接已失效
fault-page-ended-words = 它已被使用，或已过期。最新的邮件中有最新的链接。
fault-page-list-gone = 此列表已不再保留
fault-page-list-gone-words = 列表只保留一天，并且发送后即删除。请重新选择您的文件，或检查地址。
fault-page-stale = 此表单太旧
fault-page-stale-words = 请返回，重新加载页面并重复该步骤。
fault-page-not-allowed = 您的角色无权打开此页
fault-page-too-often = 请慢一点
fault-page-too-often-seconds = 短时间内访问过多。请在 { $seconds } 秒后重试。
fault-page-too-often-minutes = 短时间内访问过多。请在 { $minutes } 分钟后重试。
fault-page-too-large = 太大
fault-page-too-large-words = 文件最大 10 MB，其他表单要小得多。
fault-page-again = 请一分钟后重试
fault-page-too-slow-words = 答复用时过长。没有丢失任何内容；请再发送一次。
fault-page-unavailable-words = 服务的一部分暂时没有响应。没有丢失任何内容；请再发送一次。
fault-page-no-token = 需要令牌
fault-page-no-token-words = 请以 "Authorization: Bearer …" 发送令牌。
fault-page-conflict = 有人抢先了一步
fault-page-internal = 这里出了问题
fault-page-internal-words = 这是我们的错，不是您的。如果再次发生，请告诉我们下面的编号。

fault-label-not-shown = 请添加标签照片；此类申请需要它。
fault-proof-not-shown = 请添加购买凭证；此类申请需要它。
fault-date-not-shown = 请添加设备上日期的照片；此类申请需要它。
fault-page-crowded-words = 目前有很多人正在发送文件，没有余地接收您的文件，因此未保存任何内容。请等半分钟，返回并重新发送。
