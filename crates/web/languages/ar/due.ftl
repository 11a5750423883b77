# متى يحين موعد الرد، وكيف تُكتب الأيام: اسم اليوم قبل التاريخ الذي يبقى كما هو.

due-title = سيصلك ردنا في موعد أقصاه
due-at-desk = بتوقيت مكتبنا { $time }
due-moment = { $weekday }، { $time }
weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد
