# ما الخطأ في ما كُتب: جملة بجانب الحقل. نهايات المعرّفات كلمات في REST أيضًا.

fault-no-device = يُرجى إضافة جهاز.
fault-serial-twice = هذا الرقم التسلسلي موجود في الطلب من قبل، عند الجهاز { $device }.
fault-other-answer = يطلب الرمز الذي في الصورة ردًا آخر: “{ $answer }”. يُرجى اختياره.
fault-email-empty = يُرجى كتابة عنوان بريدك الإلكتروني.
fault-email-not-plain = لا يمكن أن يكون هذا عنوان بريد إلكتروني: يُسمح فقط بالحروف اللاتينية والأرقام والعلامات البسيطة، دون فراغات.
fault-email-no-at = لا يمكن أن يكون هذا عنوان بريد إلكتروني: العلامة @ ناقصة.
fault-email-several-ats = لا يمكن أن يكون هذا عنوان بريد إلكتروني: توجد العلامة @ أكثر من مرة.
fault-email-local = لا يمكن أن يكون هذا عنوان بريد إلكتروني: الجزء قبل @ غير صحيح.
fault-email-domain = لا يمكن أن يكون هذا عنوان بريد إلكتروني: الجزء بعد @ غير صحيح.
fault-email-too-long = لا يمكن أن يكون هذا عنوان بريد إلكتروني: يُسمح بـ 254 حرفًا على الأكثر.
fault-country-missing = يُرجى اختيار البلد الذي يُستخدم فيه الجهاز.
fault-country-closed = لا تقدم { $service } خدمة للأجهزة المستخدمة في { $country }.
fault-place-missing = يُرجى كتابة مكان شراء الجهاز.
fault-business-missing = يُرجى اختيار نوع نشاطك.
fault-category-missing = يُرجى اختيار فئة المنتج.
fault-category-elsewhere = لا يخدم هذا النموذج مثل هذه المنتجات. يُرجى التوجه إلى { $hotline }.
fault-model-missing = يُرجى كتابة رقم الطراز من الملصق الأبيض.
fault-model-too-long = هذا ليس رقم طراز: يُسمح بـ { $most } حرفًا على الأكثر.
fault-model-character = هذا ليس رقم طراز: لا يمكن أن يرد الحرف “{ $character }” هنا.
fault-date-missing = يُرجى كتابة التاريخ الذي يعرضه الجهاز؛ وقد يختلف عن تاريخ اليوم.
fault-date-none = لا يوجد تاريخ “{ $typed }”. يُرجى كتابته هكذا: 2026-11-21.
fault-date-absurd = لا يمكن أن يعرض جهاز التاريخ { $date }. يُرجى قراءته على الجهاز مرة أخرى.
fault-answer-missing = يُرجى اختيار الرد الذي يطلبه الجهاز. المتاح: { $answers }.
fault-serial-differs = لقد كتبت { $typed }، لكن الرمز الذي في الصورة للجهاز { $shown }. يُرجى تصحيح الخاطئ منهما.
fault-declaration-missing = يُرجى تأكيد هذا؛ فبدونه لا يمكن قبول الطلب.
fault-started-missing = يُرجى كتابة وقت البدء الذي يعرضه الجهاز في صفحة “Forgot password”.
fault-started-none = لا يوجد وقت “{ $typed }”. يُرجى كتابته هكذا: 2026-11-21 09:05:00.
fault-serial-missing = يُرجى كتابة الرقم التسلسلي من الملصق الأبيض.
fault-serial-space = لا يحتوي الرقم التسلسلي على فراغ؛ يُرجى مقارنته بالملصق الأبيض.
fault-serial-control = لا يحتوي الرقم التسلسلي على رمز تحكم؛ يُرجى مقارنته بالملصق الأبيض.
fault-serial-character = لا يحتوي الرقم التسلسلي على “{ $character }”؛ يُرجى مقارنته بالملصق الأبيض.
fault-serial-length = يتكون الرقم التسلسلي من { $wanted } حرفًا ورقمًا؛ وهذا فيه { $length }. تجده على الملصق الأبيض.
fault-serial-too-often = وردت طلبات كثيرة لهذا الرقم التسلسلي مؤخرًا. يُرجى انتظار الرد عليها، أو التوجه إلى { $hotline }.
fault-text-empty = يُرجى كتابة شيء هنا.
fault-text-too-long = هذا طويل جدًا: يتسع المكان لـ { $most } حرفًا على الأكثر، وهذا فيه { $length }.
fault-text-control = في هذا النص رمز تحكم أو سطر جديد؛ يُرجى كتابته مرة أخرى في سطر واحد.

# في خلايا جدول البيانات.
fault-cell-error = في جدول البيانات خطأ هنا ({ $error }). يُرجى كتابة القيمة نفسها.
fault-cell-too-long = هذا طويل جدًا.
fault-cell-truth = في جدول البيانات هنا “نعم” أو “لا”. يُرجى تنسيق العمود كنص.
fault-cell-serial-spoilt = حوّل جدول البيانات هذا الرقم التسلسلي إلى العدد { $number }، وقد تكون أرقام أو أصفار بادئة قد ضاعت. يُرجى تنسيق العمود كنص وكتابته مرة أخرى.
fault-cell-model-spoilt = حوّل جدول البيانات رقم الطراز هذا إلى العدد { $number }، وقد تكون أرقام أو أصفار بادئة قد ضاعت. يُرجى تنسيق العمود كنص وكتابته مرة أخرى.
fault-cell-number-for-date = هذا هو العدد { $number } وليس تاريخًا. يُرجى تنسيق العمود كتاريخ، أو كتابته هكذا: 2026-11-21.
fault-cell-turned-into-date = حوّل جدول البيانات هذا إلى التاريخ { $date }. يُرجى تنسيق العمود كنص وكتابته مرة أخرى.
fault-date-ambiguous = قد يعني “{ $typed }” تاريخين. يُرجى كتابته سنةً وشهرًا ويومًا: 2026-11-21.
fault-date-short-year = تحتاج السنة في “{ $typed }” إلى أربعة أرقام. يُرجى كتابته هكذا: 2026-11-21.
fault-row-twice = هذا الرقم التسلسلي موجود في الصف { $row } من قبل.
fault-row-twice-in-list = هذا الرقم التسلسلي موجود في الصف { $row } من قائمتك من قبل.
fault-row-too-many-columns = في هذا الصف أعمدة أكثر مما يمكن أن يكون في مثل هذه القائمة.
fault-row-quotes = علامة اقتباس في هذا الصف ليست في مكانها، فلا يمكن التمييز بين خلاياه.

# جداول لا تُقبل أصلًا.
fault-sheet-no-headings = لا يوجد صف عناوين في الورقة الأولى. يجب أن تكون فيها الأعمدة { $columns }. يُرجى نسخ قائمتك إلى النموذج.
fault-sheet-missing = لا يوجد في الورقة عمود لـ: { $columns }. يُرجى أخذ العناوين من النموذج.
fault-sheet-twice = في الورقة عمودان لـ “{ $column }”. يُرجى حذف أحدهما.
fault-sheet-no-devices = لا توجد أجهزة تحت العناوين.
fault-sheet-too-many = في القائمة أكثر من { $most } جهاز. يُرجى تقسيمها.
fault-sheet-too-many-together = مع الصفوف الصحيحة يصبح العدد أكثر من { $most } جهاز. يُرجى تقسيم القائمة.
fault-file-missing = يُرجى اختيار ملف أولًا.
fault-file-over-10-mb = الملف أكبر من 10 ميغابايت. يُرجى تقسيم القائمة.
fault-file-empty = الملف فارغ: لا توجد فيه ورقة في خلاياها شيء.
fault-file-too-many-bytes = الملف كبير جدًا: نقبل { $most } ميغابايت على الأكثر. يُرجى تقسيم القائمة.
fault-file-bomb = يصبح الملف بعد فك ضغطه أكبر بكثير مما تحتاج إليه قائمة أجهزة. يُرجى نسخ القائمة إلى جدول بيانات جديد فارغ وإرساله.
fault-file-too-much-text = في الملف نص أكثر مما تحتاج إليه قائمة أجهزة. يُرجى تقسيم القائمة.
fault-file-too-many-rows = في القائمة أكثر من { $most } صف. يُرجى تقسيمها.
fault-file-macros = في الملف وحدات ماكرو، وهي لا تُقبل. يُرجى حفظه بصيغة .xlsx دون وحدات ماكرو.
fault-file-password = الملف محمي بكلمة مرور. يُرجى إزالة كلمة المرور وحفظه مرة أخرى.
fault-file-doctype = في الملف نوع مستند (DOCTYPE) لا يكتبه أي برنامج جداول بيانات. لذلك لا يُقبل.
fault-file-two-kinds = الملف من نوعين في الوقت نفسه. يُرجى حفظه مرة أخرى من برنامج جداول البيانات.
fault-file-binary = هذا مصنف ثنائي (.xlsb). يُرجى حفظه بصيغة .xlsx.
fault-file-too-old = الملف بصيغة من قبل عام 1997. يُرجى حفظه بصيغة .xlsx.
fault-file-foreign = هذا الملف ({ $kind }) ليس جدول بيانات. يُرجى إرسال .xlsx أو .xls أو .ods أو .csv.
fault-file-damaged = الملف تالف. يُرجى فتحه في برنامج جداول البيانات وحفظه مرة أخرى ثم إرساله.

# صفحات تقول إن شيئًا لم ينجح: عنوان وما ينبغي فعله.
fault-page-not-found = لا توجد صفحة كهذه
fault-page-not-found-words = تحقق من العنوان، أو ابدأ من الصفحة الأولى مرة أخرى.
fault-page-did-not-work = لم ينجح ذلك
fault-page-method-words = يقبل هذا العنوان نوعًا آخر من الاستدعاءات.
fault-page-what-was-sent-words = ما أُرسل ليس ما تقبله هذه الصفحة. ارجع وحاول مرة أخرى.
fault-page-not-the-form-words = هذا ليس النموذج المطلوب.
fault-page-not-utf8-words = النموذج ليس نصًا بترميز UTF-8.
fault-page-cut-off-words = انقطع النموذج في الطريق. أرسله مرة أخرى.
fault-page-elsewhere = جاء هذا من مكان آخر
fault-page-elsewhere-words = بدأت الخطوة في موقع آخر أو في صفحة قديمة جدًا. افتح الصفحة هنا مرة أخرى وكرر الخطوة.
fault-page-ended = لم يعد هذا الرابط صالحًا
fault-page-ended-words = سبق استخدامه أو انتهى وقته. أحدث رسالة فيها أحدث رابط.
fault-page-list-gone = لم تعد هذه القائمة محفوظة
fault-page-list-gone-words = تُحفظ القائمة يومًا واحدًا، وحتى إرسالها فقط. يُرجى اختيار ملفك مرة أخرى، أو التحقق من العنوان.
fault-page-stale = هذا النموذج قديم جدًا
fault-page-stale-words = ارجع وحمّل الصفحة مرة أخرى وكرر الخطوة.
fault-page-too-often = أبطأ قليلًا من فضلك
fault-page-too-often-seconds = وردت استدعاءات كثيرة في وقت قصير. حاول مرة أخرى بعد { $seconds ->
        [one] ثانية واحدة
        [two] ثانيتين
        [few] { $seconds } ثوانٍ
       *[other] { $seconds } ثانية
    }.
fault-page-too-often-minutes = وردت استدعاءات كثيرة في وقت قصير. حاول مرة أخرى بعد { $minutes ->
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $minutes } دقائق
       *[other] { $minutes } دقيقة
    }.
fault-page-too-large = هذا كبير جدًا
fault-page-too-large-words = الحد الأقصى للملفات 10 ميغابايت، وللنماذج الأخرى أقل من ذلك بكثير.
fault-page-again = يُرجى المحاولة مرة أخرى بعد دقيقة
fault-page-too-slow-words = استغرق الرد وقتًا طويلًا. لم يضع شيء؛ أرسله مرة أخرى.
fault-page-unavailable-words = جزء من الخدمة لا يستجيب الآن. لم يضع شيء؛ أرسله مرة أخرى.
fault-page-no-token = يلزم رمز وصول
fault-page-no-token-words = أرسل رمز الوصول هكذا: "Authorization: Bearer …".
fault-page-not-allowed = دورك لا يتيح فتح هذا
fault-page-conflict = لا يمكن ذلك في الوضع الحالي
fault-page-overtaken = سبقك أحدهم
fault-page-no-such-case = لا يوجد طلب كهذا
fault-page-no-such-case-words = رقم الطلب يشبه RG-482-190-335. قارنه، أو ابحث عن الطلب في القائمة بالرقم التسلسلي أو البريد الإلكتروني.
fault-page-internal = حدث خطأ هنا
fault-page-internal-words = الخطأ منا وليس منك. إذا تكرر، فأخبرنا بالرقم أدناه.

fault-label-not-shown = يُرجى إضافة صورة للملصق؛ فمثل هذا الطلب يحتاج إليها.
fault-proof-not-shown = يُرجى إضافة إثبات الشراء؛ فمثل هذا الطلب يحتاج إليه.
fault-date-not-shown = يُرجى إضافة صورة للتاريخ على الجهاز؛ فمثل هذا الطلب يحتاج إليها.
fault-page-crowded-words = يرسل كثيرون ملفات الآن ولم يتسع المكان لملفك، فلم يُحفظ منه شيء. يُرجى الانتظار نصف دقيقة ثم العودة وإرساله مرة أخرى.

fault-kind-pdf = ملف PDF
fault-kind-pdf-document = ملف PDF
fault-kind-picture = صورة
fault-kind-text-document = مستند نصي
fault-kind-rar-archive = أرشيف RAR
fault-kind-7-zip-archive = أرشيف 7-Zip
fault-kind-gzip-archive = أرشيف gzip
fault-kind-zip-archive = أرشيف zip
fault-kind-web-page = صفحة ويب
fault-kind-xml-file = ملف XML
fault-kind-file-of-another-program = ملف من برنامج آخر
fault-kind-file-of-numbers-or-pages = ملف Numbers أو Pages
fault-kind-presentation = عرض تقديمي
fault-kind-opendocument-file-of-another-kind = ملف OpenDocument من نوع آخر
fault-kind-gif-picture = صورة GIF
fault-kind-bmp-picture = صورة BMP
fault-kind-tiff-picture-or-a-camera-s-raw-file = صورة TIFF أو ملف خام من كاميرا
fault-kind-avif-picture = صورة AVIF
fault-kind-video = مقطع فيديو
fault-kind-heic-picture = صورة HEIC
fault-kind-jpeg-xl-picture = صورة JPEG XL
fault-kind-zip-archive-or-an-office-document = أرشيف ZIP أو مستند مكتبي
fault-kind-office-document = مستند مكتبي
fault-kind-photoshop-file = ملف Photoshop
fault-kind-svg-drawing = رسم SVG
fault-kind-text-file = ملف نصي
