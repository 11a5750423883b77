# أجهزة كثيرة دفعة واحدة: قائمة في جدول بيانات (/bulk).

bulk-title = أجهزة كثيرة دفعة واحدة
bulk-lead = املأ قائمة، وشاهد الأخطاء فيها قبل إرسال أي شيء، وأضف الصور، وأرسل طلبًا واحدًا لها كلها.
bulk-fill = 1. املأ النموذج
# { $template } رابط.
bulk-template = { $template }، مع قوائم منسدلة وورقة تشرح الطريقة.
bulk-template-link = نموذج لبرنامجي Excel و LibreOffice (.xlsx)
bulk-headings = { $template }، لمن ينشئ قوائمه ببرنامج.
bulk-headings-link = العناوين وحدها (.csv)
bulk-most = 10,000 جهاز على الأكثر في القائمة الواحدة.
bulk-asked = ما ننظر فيه أيضًا لكل جهاز في القائمة:
bulk-asked-required = { $what }: مطلوب
bulk-asked-sometimes = { $what }: مطلوب لبعض الإجابات أو البلدان؛ تخبرك الصفحة التالية بذلك
bulk-asked-welcome = { $what }: مرحّب به
bulk-choose = 2. اختر قائمتك
bulk-check = فحص القائمة
bulk-nothing-sent = لم يُرسل شيء بعد. ما تختاره هنا يُحفظ ليوم واحد ثم يُنسى.
bulk-file = قائمتك
bulk-file-help = جدول بيانات (.xlsx أو .xls أو .ods) أو نص بفواصل (.csv)، 10 ميغابايت على الأكثر. دون وحدات ماكرو.

bulk-list = قائمة أجهزتك
bulk-list-devices = الأجهزة
bulk-list-ready = جاهزة للإرسال
bulk-list-faulty = فيها أخطاء
bulk-list-waiting = دون صورتها
bulk-list-lacking = بدون ما نحتاج إلى رؤيته
bulk-list-kept = تُحفظ هذه الصفحة ليوم واحد. دوّن عنوانها إذا أردت العودة إليها؛ ومن لديه العنوان يستطيع رؤية القائمة.
bulk-faults = ما الخطأ
# اسم جدول الأخطاء لمن يسمع الصفحة.
bulk-faults-table = الأخطاء
bulk-faults-row = الصف
bulk-faults-column = العمود
bulk-faults-what = ما الخطأ
bulk-faults-page = الصفحة { $page } من { $pages }.
bulk-faults-earlier = الأخطاء السابقة
bulk-faults-further = الأخطاء التالية
bulk-faults-take = { $file }: يذكر كل صف الخطأ الذي فيه. صححها هناك وأرسل ذلك الملف؛ وتبقى صفوفك الصحيحة هنا.
bulk-faults-take-link = الصفوف التي فيها أخطاء (.xlsx)
bulk-corrected = الصفوف المصححة
bulk-corrected-help = تحل محل كل الصفوف التي فيها أخطاء. وتبقى الصفوف الصحيحة كما هي.
bulk-corrected-check = فحص الصفوف المصححة

bulk-pictures = الصور
bulk-pictures-attached = الأجهزة التي لها صورتها: { $attached } من { $needing }.
bulk-pictures-progress = الأجهزة التي لها صورتها
bulk-pictures-lead = أرسل صور صفحات “Forgot password” في الأجهزة، أو ملفات XML التي تعرضها. يجد كل منها صفه بالرقم التسلسلي في رمزه؛ ولا تهم أسماء الملفات. { $help }
bulk-pictures-field = صور أو ملفات مصدَّرة
bulk-pictures-help = PNG أو JPEG أو WebP أو XML، أي عدد منها دفعة واحدة، أو ملف zip يجمعها؛ 60 ميغابايت في الإرسال الواحد.
bulk-pictures-add = إضافة الصور
bulk-pictures-sent = ملفاتك
bulk-pictures-found = الملفات التي وجدت صفها: { $count }.
bulk-pictures-others = وهذه لم تجده
bulk-more = و { $count } غيرها
bulk-missing = الأجهزة التي ما زالت تحتاج إلى صورة ({ $count })
bulk-missing-row = الصف { $row }: { $serial }

bulk-shown = صور الملصقات وما شابهها
bulk-shown-lead = أرسل ما شئت منها دفعة واحدة، أو في ملف zip. يجب أن يحتوي اسم كل ملف على الرقم التسلسلي لجهازه، مثل { $example }. وإثبات الشراء الذي لا يحمل اسمه رقمًا تسلسليًا يسري على القائمة كلها.
bulk-shown-add = أضف هذه الملفات
bulk-shown-required = مطلوب لكل جهاز في هذه القائمة يطلب إجابة كهذه.
bulk-shown-rows = موجود بملفات خاصة لعدد { $count } من الأجهزة.
bulk-shown-all = موجود للقائمة كلها.
bulk-shown-no-row = لا يحتوي اسمه على الرقم التسلسلي لأي صف سليم. ضع الرقم التسلسلي في اسم الملف.
bulk-shown-again = لم يبق له وقت في هذا الإرسال. أرسله مرة أخرى.
bulk-lacking = أجهزة ينقصها شيء مطلوب ({ $count })
bulk-lacking-row = الصف { $row }: { $serial }: { $what }
# لماذا لم يجد ملف صفه.
bulk-picture-archive = الأرشيف
bulk-picture-too-large = أكبر من 10 ميغابايت، أو تالف.
bulk-picture-too-many = لا يُفحص إلا { $most } صورة في الإرسال الواحد. يُرجى إرسالها مرة أخرى.
bulk-picture-not-needed = يخص الصف { $row } الذي لا يحتاج رده إلى صورة.
bulk-picture-other-answer = يخص الصف { $row }، لكن الجهاز يطلب ردًا غير الذي في الصف: “{ $answer }”. يُرجى تصحيح الصف.
bulk-picture-no-row = من الجهاز { $serial } الذي لا يوجد في أي صف صحيح من قائمتك.

bulk-leave-out = استبعد الصفوف غير الجاهزة ({ $count }) وأرسل الأخرى
bulk-not-ready = بعض الصفوف غير جاهزة. صحّحها، أو أضف صورها وما نحتاج إلى رؤيته، أو اتركها.
bulk-sent-for = يُرسل لـ { $ready } من { $total } صف. وتكوّن معًا طلبًا واحدًا برقم حالة واحد؛ ويُبت في كل جهاز على حدة.

bulk-received = تم استلام طلبك
bulk-received-lead = فُتحت الحالة { $case }، وعدد أجهزتها { $devices }. تُرسل الردود إلى { $email }.
bulk-left-out = استُبعدت هذه
bulk-left-out-row = الصف { $row }، { $serial }: { $why }
bulk-left-out-again = يُرجى طلبها مرة أخرى مع صورة جديدة لكل منها.

# النموذج: مصنف من ورقتين. أسماء الأوراق 31 حرفًا على الأكثر ودون : \ / ? * [ ]
bulk-sheet-devices = الأجهزة
bulk-sheet-how = طريقة التعبئة
bulk-sheet-how-rows = صف واحد لكل جهاز في الورقة “{ $sheet }”. أبقِ العناوين كما هي؛ ولا يهم ترتيبها.
bulk-sheet-how-text = الأرقام التسلسلية وأرقام الطراز نصوص. وجدول البيانات الذي يعد الرقم التسلسلي عددًا يضيع أصفاره البادئة وأرقامه الأخيرة؛ وهذه الأعمدة منسقة بحيث لا يحدث ذلك.
bulk-sheet-how-common = البريد الإلكتروني والبلد ومكان الشراء واحدة لكل الأجهزة. تكتبها في الصفحة مرة واحدة.
bulk-sheet-how-save = احفظ الملف واختره في الصفحة. يُذكر هناك كل صف فيه خطأ، ولا تضيع الصفوف الأخرى.
bulk-sheet-head-column = العمود
bulk-sheet-head-needed = مطلوب
bulk-sheet-head-what = ما يُكتب فيه
bulk-sheet-head-example = مثال أو خيارات
bulk-sheet-yes = نعم
bulk-sheet-not-always = ليس دائمًا
bulk-sheet-wrong = ما الخطأ
bulk-sheet-row = الصف في قائمتك

# عناوين الأعمدة: قصيرة ويختلف كل منها عن الآخر. تُقرأ القوائم بعناوين من أي لغة.
column-serial = الرقم التسلسلي
column-serial-help = من الملصق الأبيض على الجهاز، بجانب “S/N”. يجب أن يكون العمود منسقًا كنص وإلا ضاعت الأصفار البادئة وبعض الأرقام.
column-model = رقم الطراز
column-model-help = من الملصق الأبيض نفسه.
column-category = فئة المنتج
column-category-help = اختر من القائمة.
column-date = تاريخ الجهاز
column-date-help = التاريخ الذي يعرضه الجهاز نفسه الآن، حتى لو كان خاطئًا: فالرد المُعد لتاريخ آخر لا يعمل.
column-answer = الرد المطلوب
column-answer-help = ما تطلبه صفحة “Forgot password” في الجهاز. اختر من القائمة.
column-started = وقت البدء
column-started-help = لرمز الأمان فقط: وقت البدء في صفحة “Forgot password”، مثل 2026-11-21 09:05:00.

