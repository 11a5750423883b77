# O dono de um endereço diz que nossos e-mails chegam a ele: /confirm/…, e uma linha em /request/received.

confirm-title = Confirme seu endereço
confirm-question = Quer receber e-mails sobre seus pedidos em { $email }?
# $hourly é um número.
confirm-why = Até que isto seja confirmado, enviamos no máximo { $hourly } e-mails por hora a um endereço, para que ninguém possa encher a caixa de outra pessoa. Nada se perde: o que não cabe espera, e a página de andamento diz como está cada pedido.
confirm-yes = Sim, enviem os e-mails para cá
confirm-not-you = Não pediu nada? Então feche esta página. Ninguém pode ler seus e-mails com este link.
confirm-done-title = Obrigado
confirm-done = O endereço { $email } está confirmado. Os e-mails que retivemos para ele saem agora, de { $sender }.
# Depois de um pedido. $hourly é um número.
confirm-few-mails = Enviamos no máximo { $hourly } e-mails por hora a um endereço até que ele seja confirmado pelo link de um aviso de recebimento. O que não cabe espera e não se perde.
