# بعد الطلب (/request/received).

received-title = وصل طلبك
received-case = رقم الحالة
received-challenge = رقم التحدي
received-devices = الأجهزة
received-email = يُرسل الرد إلى
received-unknown = رقم حالتك موجود في إشعار الاستلام الذي أرسلناه إليك بالبريد الإلكتروني.
received-now = ما عليك فعله الآن
received-now-sender = أضف { $sender } إلى جهات اتصالك. كل رسائلنا تأتي من هذا العنوان.
received-now-wait = اترك الجهاز قيد التشغيل، ولا تطلب منه تحديًا آخر: فالتحدي الجديد يجعل الرد على هذا التحدي بلا فائدة.
received-now-no-restart = ولا تُعد تشغيله أيضًا: فذلك يجعل رمز الأمان بلا فائدة.
received-now-same-number = يجب أن تعرض الرسالة والجهاز رقم التحدي نفسه.
received-now-spam = لم تصل رسالة؟ انظر في مجلد الرسائل غير المرغوب فيها. وتخبرك صفحة المتابعة متى أُرسل الرد.
received-another = طلب لجهاز آخر
