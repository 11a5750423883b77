# نموذج الطلب (/request)، وما يقوله عن الصور والرموز.

request-title = طلب إعادة التعيين
# { $list } رابط، و { $star } النجمة بجانب الحقول التي يجب ملؤها.
request-lead = نموذج واحد لجهاز واحد أو لعدة أجهزة؛ وللأجهزة الكثيرة { $list }. يجب ملء الحقول التي عليها { $star }.
request-lead-list = استخدم قائمة
request-send = إرسال الطلب
request-you = أنت
request-your-declaration = إقرارك
# ما يؤكده صاحب الطلب. يجب أن يقول هذا بالضبط: الملكية أو التفويض، والوجود عند الجهاز.
request-declaration = أنا مالك هذا الجهاز أو أتصرف نيابةً عن مالكه، وأنا بجانبه أو على شبكته.
request-kept-for = نحتفظ بما ترسله لهذه الحالة فقط، ومعه نص إقرارك ووقته.

request-the-device = الجهاز
request-device = الجهاز { $number }
request-add-device = + جهاز آخر
request-remove-device = إزالة الجهاز { $number }

request-email = البريد الإلكتروني
request-email-help = يُرسل الرد إلى هنا، فيجب أن يكون عنوانًا يمكنك قراءته الآن.
request-country = البلد
request-country-help = حيث يُستخدم الجهاز.
request-place = مكان الشراء
request-place-help = فني التركيب أو الموزع أو شركة الأمن التي جاء منها الجهاز.
request-business = نوع النشاط
request-business-help = اختر الأنسب.
request-category = فئة المنتج
request-category-other = شيء آخر
request-category-other-help = لا يخدمه هذا النموذج. يُرجى التوجه إلى { $hotline }.
request-serial = الرقم التسلسلي
request-serial-help = { $length } حرفًا ورقمًا، على الملصق الأبيض على الجهاز وعلى علبته، بجانب “S/N”.
request-model = رقم الطراز
request-model-help = على الملصق الأبيض نفسه.
request-date = تاريخ النظام الحالي في الجهاز
request-date-help = كما يعرضه الجهاز نفسه الآن. قد يختلف عن تاريخ اليوم؛ والتاريخ الخاطئ يجعل الرد المرتبط بتاريخ بلا فائدة.
request-where-date = أين أقرأ تاريخ الجهاز؟
request-where-date-recorder = يعرضه المسجل على شاشته، عادةً في زاوية من الصورة.
request-where-date-camera = تعرضه الكاميرا في صفحة “Forgot password”.
request-where-date-onvif = يعرضه برنامج إدارة أجهزة ONVIF على الشبكة نفسها كوقت نظام الجهاز.
request-where-date-why = يُرجى ذكر التاريخ الذي يعتمده الجهاز حتى لو كان خاطئًا: فالرد المُعد لتاريخ آخر لا يعمل.
request-answer = ما تطلبه صفحة “Forgot password” في الجهاز
request-started = وقت بدء تشغيل الجهاز
request-started-help = كما تعرضه صفحة “Forgot password”، مثل 2026-11-21 09:05:00. لا تُعد تشغيل الجهاز بعد ذلك: فهذا يجعل الرمز بلا فائدة.

# { $help } رابط.
request-picture-lead = افتح “Forgot password” على الجهاز والتقط صورة للصفحة، أو احفظ ملف XML الذي تعرضه. تملأ الصورة معظم الباقي. { $help }
request-picture = صورة لصفحة “Forgot password” في الجهاز، أو ملف XML الخاص بها
request-picture-help = PNG أو JPEG أو WebP أو XML، 10 ميغابايت على الأكثر. يجب أن يظهر رمز QR كاملًا.
request-picture-kept = الملف “{ $name }” محفوظ. اختر ملفًا فقط إذا أردت استبداله.
request-picture-missing = يُرجى اختيار ملف أولًا.
request-check-picture = فحص الصورة
request-scanned = تم مسح الرمز من الجهاز، فلا حاجة إلى صورة.

# أنواع الرد وما يحتاج إليه كل منها.
answer-key = مفتاح (8 أحرف)
answer-key-needs = يُكتب على الجهاز. يحتاج إلى صورة لرمز QR الخاص به، أو ملف XML.
answer-file = ملف إعادة التعيين
answer-file-needs = يُختار على الجهاز، وهو صالح لمدة 24 ساعة. يحتاج إلى صورة لرمز QR الخاص به، أو ملف XML.
answer-security-code = رمز أمان
answer-security-code-needs = يُكتب على الجهاز. يحتاج إلى وقت البدء والتاريخ اللذين يعرضهما.
answer-temporary-password = كلمة مرور مؤقتة
answer-temporary-password-needs = لتسجيل الدخول مرة واحدة. تحتاج إلى التاريخ الذي يعرضه الجهاز.

category-camera = كاميرا
category-recorder = مسجل
category-access-controller = وحدة تحكم في الدخول

business-installer = فني تركيب
business-distributor = موزع
business-security-company = شركة أمن
business-integrator = مُكامل أنظمة
business-it-services = خدمات تقنية المعلومات
business-retailer = متجر أو بائع عبر الإنترنت
business-company = شركة تستخدم الجهاز بنفسها
business-public-body = جهة عامة أو مدرسة أو مستشفى
business-home = منزل خاص
business-other = غير ذلك
