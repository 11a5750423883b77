# ما يُقال عن صورة أو ملف أو رمز ممسوح: عنوان ونصيحة.

reading-now = جارٍ قراءة الصورة …
reading-kept = الملف المحفوظ
reading-unchecked = تعذر فحص الصورة الآن.
reading-unchecked-advice = ستُرسل مع النموذج وتُفحص عندئذ.
reading-too-large = الملف كبير جدًا
reading-too-large-advice = الحد الأقصى 10 ميغابايت. أرسل لقطة شاشة، أو قص الصورة على رمز QR.
reading-gone = الصورة لم تعد هنا
reading-gone-advice = تُحفظ الصور ليوم واحد ما دام النموذج مفتوحًا. يُرجى اختيارها مرة أخرى.
# العنوان والنصيحة في سطر واحد بجانب الحقل.
reading-line = { $title }. { $advice }

reading-serial = الرقم التسلسلي
reading-model = الطراز
reading-challenge = رقم التحدي
reading-clock = تاريخ الجهاز ووقته
reading-started = بدأ الجهاز في

reading-good = قُرئ الرمز ويمكن الرد عليه
reading-good-advice = يُرجى مقارنته بالملصق وبالجهاز.
reading-other-authority = هذا الجهاز تابع لخدمة أخرى
reading-other-authority-advice = تتولى خدمة استعادة أخرى هذا الجهاز، لذلك لا يمكن الرد على رمزه هنا. يُرجى سؤال من باع الجهاز أو ركّبه.
reading-key-over = يعتمد هذا الجهاز على مفتاح انتهى
reading-key-over-advice = ما زال هذا الجهاز يعتمد على مفتاح لهذه الخدمة انتهت صلاحيته، لذلك لا يمكن الرد على رمزه. يُرجى التوجه إلى الخط الساخن.
reading-other-way = هذا الرمز لطريقة أخرى
reading-other-way-advice = هذا الرمز لطريقة استعادة أخرى. اختر في صفحة “Forgot password” في الجهاز طريقة أخرى تقدمها هذه الخدمة وأرسل صورة للرمز المعروض هناك.
reading-unconfirmed = تعذر تأكيد هذا الرمز
reading-unconfirmed-advice = تعذر تأكيد هذا الرمز. يُرجى فتح “Forgot password” على الجهاز مرة أخرى وإرسال صورة جديدة؛ وإذا لم ينفع ذلك، فتوجه إلى الخط الساخن.
reading-already-answered = سبق الرد على هذا الرمز
reading-already-answered-advice = سبق الرد على هذا الرمز. يُرجى البحث عن الرسالة، وفي مجلد الرسائل غير المرغوب فيها أيضًا، أو فتح “Forgot password” على الجهاز مرة أخرى للحصول على رمز جديد.
reading-expired = هذا الرمز قديم جدًا
reading-expired-advice = هذا الرمز قديم جدًا: فهو صالح لمدة 72 ساعة. يُرجى فتح “Forgot password” على الجهاز مرة أخرى، وإرسال صورة جديدة، وكتابة التاريخ الذي يعرضه الجهاز الآن.

reading-missing = لا يوجد ما يُقرأ
reading-missing-advice = يُرجى إضافة صورة لصفحة “Forgot password” في الجهاز تُظهر رمز QR كاملًا، أو الملف الذي صدّره الجهاز.
reading-not-ours = هذا نوع آخر من الرموز
reading-not-ours-advice = هذا ليس رمزًا من رموز هذه الخدمة. يُرجى فتح “Forgot password” على الجهاز، واختيار “key” أو “file”، وإرسال صورة لرمز QR المعروض هناك.
reading-not-ours-kind = يبدو أنه { $kind }. { $advice }
reading-damaged = الرمز تالف
reading-damaged-advice = قُرئ الرمز، لكن أجزاء منه ناقصة أو خاطئة. يُرجى التقاط الصورة مرة أخرى، واضحة ومع الرمز كاملًا.
reading-file = تعذرت قراءة الملف
reading-file-not-text-advice = ليس نصًا بترميز UTF-8. أرسل الملف كما صدّره الجهاز.
reading-file-advice = هذا الملف ليس كما يصدّره الجهاز: { $why }. يُرجى تصديره مرة أخرى وإرساله دون تغيير.
reading-file-why-too-large = الملف أكبر من أن يكون تحديًا مصدَّرًا
reading-file-why-not-xml = الملف تالف: ليس XML سليم البنية
reading-file-why-doctype = في الملف نوع مستند (DOCTYPE)، وهذا غير مسموح به
reading-file-why-not-ours = الملف بصيغة XML لكنه ليس تحديًا مصدَّرًا
reading-file-why-version = الملف من إصدار آخر للبروتوكول غير الإصدار 1
reading-file-why-content = محتويات الملف لا يتوافق بعضها مع بعض
reading-scanned = لا يمكن استخدام الرمز الممسوح

# رموز من أنواع أخرى، لإكمال “يبدو أنه …”.
reading-kind-web-link = رابط ويب إلى { $host }
reading-kind-app-download = رابط لتنزيل تطبيق
reading-kind-wifi = بيانات دخول إلى شبكة Wi-Fi
reading-kind-contact = بطاقة جهة اتصال
reading-kind-otpauth = سر للمصادقة بخطوتين
reading-kind-calendar = موعد في التقويم
reading-kind-mail = عنوان بريد إلكتروني
reading-kind-telephone = رقم هاتف
reading-kind-place = مكان على الخريطة
reading-kind-payment = طلب دفع
reading-kind-home-setup = رمز إعداد لجهاز منزل ذكي
reading-kind-device-serial = ملصق رقم تسلسلي
reading-kind-plain-text = نص عادي

reading-unusable = لا يمكن استخدام هذا الملف
reading-picture-too-large = الصورة كبيرة جدًا
reading-several = يوجد أكثر من رمز
reading-unread = تعذرت قراءة الرمز
reading-empty-advice = الملف فارغ. اختر الصورة مرة أخرى، أو التقط صورة جديدة.
reading-not-a-picture-advice = هذا الملف ليس صورة. أرسل صورة أو لقطة شاشة بصيغة JPEG أو PNG أو WebP.
reading-wrong-type-advice = نوع هذا الملف ({ $name }) لا يمكن قراءته هنا. أرسل صورة أو لقطة شاشة بصيغة JPEG أو PNG أو WebP.
reading-too-many-bytes-advice = الملف كبير جدًا: { $size } ميغابايت، ويمكن قراءة { $most } ميغابايت على الأكثر. قص الصورة على رمز QR، أو أرسل لقطة شاشة.
reading-too-many-pixels-advice = الصورة كبيرة جدًا: { $width } في { $height } بكسل. قص الصورة على رمز QR، أو أرسل لقطة شاشة.
reading-damaged-picture-advice = الصورة تالفة أو لم تُرسل كاملة. اختر الصورة مرة أخرى، أو التقط صورة جديدة.
reading-no-code-advice = لم يُعثر على رمز QR في الصورة. التقط الصورة بحيث يملأ رمز QR كاملًا نحو نصفها.
reading-blurred-advice = الصورة غير واضحة بما يكفي لقراءة رمز QR. ثبّت يدك، وانتظر حتى تضبط الكاميرا التركيز، ثم التقطها مرة أخرى.
reading-too-small-advice = رمز QR صغير جدًا في الصورة. اقترب حتى يملأ رمز QR نحو نصف الصورة.
reading-cut-off-advice = رمز QR مقطوع عند حافة الصورة. ابتعد حتى تظهر الحافة البيضاء حول رمز QR في الصورة.
reading-too-dark-advice = الصورة مظلمة جدًا أو باهتة جدًا لقراءة رمز QR فيها. أضئ المكان، وزد سطوع الشاشة، ثم التقطها مرة أخرى.
reading-glare-advice = عُثر على رمز QR، لكن انعكاسًا يخفي جزءًا منه. تجنب الانعكاسات: أطفئ الفلاش وأمِل الهاتف قليلًا إلى الجانب.
reading-obscured-advice = عُثر على رمز QR، لكن جزءًا منه مخفي أو تالف. لا تدع شيئًا يغطي الرمز، وأمسك الهاتف أمامه مباشرة، ثم التقط الصورة مرة أخرى.
reading-several-advice = تُظهر الصورة { $count } من رموز QR المختلفة لأجهزة. التقط صورة فيها رمز جهاز واحد فقط.
reading-foreign-advice = رمز QR في الصورة ليس من صفحة الاستعادة في جهاز. افتح “Forgot password” على الجهاز وصوّر رمز QR المعروض هناك.

reading-no-room = لم يتسع المكان للملف الآن
reading-no-room-advice = كثيرون يرسلون ملفات. ما كتبته لا يزال هنا: يُرجى الانتظار نصف دقيقة، ثم اختيار الملف مرة أخرى وإرساله.
