# 答复的期限，以及日期的写法：星期写在日期之前，日期保持原样。

due-title = 我们最迟回复您的时间
due-at-desk = 我们当地时间 { $time }
due-moment = { $weekday }，{ $time }
weekday-1 = 星期一
weekday-2 = 星期二
weekday-3 = 星期三
weekday-4 = 星期四
weekday-5 = 星期五
weekday-6 = 星期六
weekday-7 = 星期日
