# سؤال المكتب وجواب صاحب الطلب (/more/…).

more-title = لدى مكتبنا سؤال
more-lead = بخصوص طلبك { $case }:
more-text = جوابك
more-nothing = يُرجى كتابة جواب أو إضافة صورة.
more-send = إرسال الجواب
more-done = شكرًا لك
more-done-words = جوابك الآن لدى مكتبنا. سيصلك ردنا بالبريد الإلكتروني من { $sender }.
