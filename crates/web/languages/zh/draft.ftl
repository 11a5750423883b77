draft-found = 您曾在此开始填写本表单，但没有提交。
draft-continue = 继续填写
draft-drop = 重新开始
draft-help = 提交之前，您输入的内容也会在此浏览器中保存三天；图片绝不保存。
