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

not-my-code-title = 这个验证码不是您要求的？
not-my-code-asked = 有人于 { $when } 为以下设备要求向您发送设置新密码的验证码：
not-my-code-effect = 如果您按下按钮，此验证码不会再次发送，该设备的其他验证码将等待 24 小时后才发出，并且在我们的高级工作人员审核之前，不会对该设备作出任何答复。
not-my-code-done = 我们的工作人员已得知。此验证码不会再次发送，在我们的高级工作人员审核之前，不会对该设备作出任何答复。
not-my-code-quiet = 该设备的其他验证码将等到 { $until }。
not-my-code-keep-title = 您还应做什么
not-my-code-keep = 请勿把带有验证码的邮件给别人：没有验证码，密码保持不变。
not-my-code-end = 已发出的验证码存在于设备中，我们无法在那里使其失效。请重启设备或更改其密码：任何一种都会立即使该验证码失效。
not-my-code-look = 请查看当时谁在设备旁或在其网络中。有疑问？请联系 { $hotline }。
