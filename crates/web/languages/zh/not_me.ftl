# 设备中预留的邮箱，当有人申请答复时：一封邮件，以及其链接的页面 /not-me/…。
mail-asked-subject = 有人为您的 { $model } 申请新密码
mail-asked-title = 有人申请新密码
mail-asked = 有人于 { $when } 向我们的工作人员申请设置新密码。我们正在审核该申请；目前尚未发出任何内容。
mail-asked-not-you = 那么请在此停止该申请：
mail-asked-button = 不是我
mail-asked-page = 链接会打开一个页面，页面上还有一个按钮。仅打开页面不会改变任何内容。

not-me-title = 这个申请不是您提出的？
not-me-asked = 有人于 { $when } 向我们的工作人员申请在以下设备上设置新密码：
not-me-effect = 如果您按下按钮，在我们的高级工作人员审核之前，任何人都不会得到答复。
not-me-button = 不是我
not-me-leave = 是您本人或您信任的使用该设备的人申请的吗？请关闭此页。
not-me-done-title = 谢谢
not-me-done = 申请 { $case } 已停止。在我们的高级工作人员审核之前，任何人都不会得到答复。
not-me-answered = 此前已发出过答复。请在设备的“Forgot password”页面上生成新的挑战：这会立即使其失效。然后请联系 { $hotline }。
