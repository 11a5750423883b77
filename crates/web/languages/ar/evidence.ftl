# صور تُظهر أكثر من رمز: الملصق، وإثبات الشراء، والتاريخ (/more/…).

evidence-label = صورة للملصق
evidence-label-help = الملصق الأبيض الذي عليه الرقم التسلسلي، وغالبًا ما يكون أسفل الجهاز أو خلفه، من قرب وبوضوح.
evidence-proof = إثبات الشراء
evidence-proof-help = فاتورة أو إيصال أو إشعار تسليم: صورة، أو ملف PDF من خمس صفحات على الأكثر.
evidence-date = صورة للتاريخ على الجهاز
evidence-date-help = شاشة الجهاز نفسه مع التاريخ الذي تعرضه.
evidence-picture = صورة أخرى إن كانت مفيدة
evidence-formats-pdf = PNG أو JPEG أو WebP أو PDF، بحجم 10 ميغابايت على الأكثر.
evidence-privacy = لا يرى ما ترسله إلا موظفونا. نحتفظ بالصورة وحدها، من دون المكان والكاميرا اللذين يكتبهما الهاتف فيها، مغلقًا عليها.
evidence-sent = ما أرسلته
evidence-sent-label = صورة الملصق
evidence-sent-proof = إثبات الشراء
evidence-sent-date = صورة التاريخ
evidence-sent-other = صورة

evidence-pdf = لا يمكن استخدام ملف PDF هذا
evidence-pdf-locked = الملف محمي بكلمة مرور. يُرجى إرساله من دونها، أو إرسال صورة له.
evidence-pdf-too-long = فيه أكثر من 5 صفحات. يُرجى إرسال الصفحة التي تُثبت الشراء فقط.
evidence-pdf-unreadable = تعذرت قراءته. يُرجى إرسال صورة للمستند بدلًا منه.

evidence-more = صورة للملصق وما شابه
evidence-more-why = ما تُظهره هنا يساعدنا على البت أسرع. اترك ما ليس مُعلَّمًا بأنه لازم.
evidence-sometimes = بعض الطلبات تحتاج إليه، وحينها نخبرك.
evidence-too-many = عدد الصور أكثر من { $most }، وتُحسب صفحات PDF. يُرجى إرسال ما يُظهره أفضل.
evidence-choose-again = اختر هذا مرة أخرى: لا يُحفظ أي ملف من نموذج فيه خطأ.
evidence-waits = لم يُنظر فيه بعد
evidence-fits = مقبول
evidence-unfit = لا يُظهر المطلوب؛ يُرجى إرسال غيره
