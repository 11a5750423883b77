# 每个页面都有的文字：框架、字段、出错表单上方的提示框。

common-skip = 跳到正文
common-main = 主导航
common-languages = 语言
common-choose = 请选择
common-error = 错误：
common-show = 显示
common-attention = 有 { $count } 处需要您处理

# 每页顶部的链接。
common-nav-request = 申请重置
common-nav-scan = 扫码
common-nav-status = 查询进度
common-nav-help = 拍照帮助

# 说明出了什么问题的页面。
common-fault-home = 回到首页
common-fault-number = 本次访问编号：{ $number }
