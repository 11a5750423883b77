# 申请人自己的申请，通过其邮件中的链接打开：/mine/…。

mine-title = 您的申请
mine-further = 其他设备

mine-told-question = 答复有效吗？
mine-told-change = 情况不是这样？
mine-told-yes = 是，有效
mine-told-no = 否，无效

mine-again-title = 没有收到含答复的邮件？
mine-again-words = 请先查看垃圾邮件文件夹。我们可以再次发送答复，只发到您申请时的邮箱，不发到其他邮箱。重置文件会重新制作，再有效 24 小时。
mine-again-button = 再次发送答复

mine-withdraw-title = 撤回
mine-withdraw-words = 您撤回的内容不会有人答复，我们的工作人员会得到通知。如果您改变主意，请重新提交申请。
mine-withdraw-not-answered = 已答复的仍为已答复：已发出的邮件无法收回。
mine-withdraw-which = 哪些设备
mine-withdraw-none-is-all = 如果一台都不选，则撤回所有未处理的设备。
mine-withdraw-confirm = 是，我要撤回。
mine-withdraw-confirm-missing = 如果您确实要撤回，请勾选此框。
mine-withdraw-button = 撤回申请

# 刚刚完成的操作。
mine-done-withdrawn = 已撤回。我们的工作人员会得到通知，不会有人答复。
mine-done-nothing-open = 此申请中已没有未处理的内容，因此没有可撤回的。
mine-done-again = 答复正再次发往您申请时的邮箱。
mine-done-too-often = 过去一小时内答复已多次重新发送。请等待一小时，并查看垃圾邮件文件夹。
mine-done-nothing-again = 没有可再次发送的内容：您的设备当时显示的二维码已失效。请重新提交申请。
mine-done-worked = 感谢您告诉我们。
mine-done-did-not-work = 感谢您告诉我们。我们的工作人员会看到。如果设备现在显示另一个二维码，请用它重新提交申请。

mine-show-title = 发送标签照片或购买凭证
mine-show-words = 这可能加快决定：我们的工作人员会先查看，认可后即计入。
mine-show-question = 我们的工作人员询问：
mine-show-which = 用于哪台设备
mine-show-all = 用于全部设备
mine-show-text = 如有需要，可附一句说明
mine-show-nothing = 请选择一张图片或一个 PDF。
mine-show-button = 发送图片
mine-show-closed = 此设备的申请已结束，因此没有添加任何内容。
mine-show-full = 此申请已有非常多的图片，因此没有添加这些。请写明它们显示的内容。
mine-done-shown = 谢谢。我们的工作人员已收到您发送的内容；见下方。
mine-kept-title = 我们保存了哪些关于您的信息
mine-kept-words = 下载本申请的副本：您提交的内容、我们告知您的内容以及您的图片。申请结束一段时间后我们会自动删除；您也可以现在就删除。
mine-copy-button = 下载我的数据
mine-erase-words = 删除后任何人都无法再查询，此链接也随之失效。您已收到的邮件仍由您保留。此操作无法撤销。
mine-erase-open = 只要申请中还有未结束的部分，就不能删除。请先撤回，或等待答复。
mine-erase-confirm = 是，我要删除我的申请。
mine-erase-confirm-missing = 如果您确实要删除申请，请勾选此框。
mine-erase-button = 删除我的申请
mine-erased-title = 您的申请已删除
mine-erased-words = 只留下编号、日期、国家、型号和结果，不含您的姓名。您可以关闭此页面。
mine-done-erase-waits = 与您的申请有关的一封邮件仍在发送中。请几分钟后再试。
mine-done-erase-held = 您的申请目前必须保留，例如因为存在争议。之后会被删除；如需了解详情，请联系我们。
mine-done-erase-open = 此申请中还有未结束的部分。请先撤回，然后再删除。
