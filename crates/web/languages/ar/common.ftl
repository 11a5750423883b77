# ما تقوله كل صفحة: الإطار والحقول والمربع فوق نموذج فيه أخطاء.

common-skip = انتقل إلى المحتوى
common-main = القائمة الرئيسية
common-languages = اللغة
common-choose = يُرجى الاختيار
common-error = خطأ:
common-show = إظهار
common-attention =
    { $count ->
        [one] أمر واحد يحتاج إلى انتباهك
        [two] أمران يحتاجان إلى انتباهك
        [few] { $count } أمور تحتاج إلى انتباهك
       *[other] { $count } أمرًا تحتاج إلى انتباهك
    }

# الروابط في أعلى كل صفحة.
common-nav-request = طلب إعادة التعيين
common-nav-scan = مسح الرمز
common-nav-status = متابعة الطلب
common-nav-help = مساعدة الصور

# صفحة تقول ما الذي لم ينجح.
common-fault-home = إلى الصفحة الأولى
common-fault-number = رقم هذا الاستدعاء: { $number }
