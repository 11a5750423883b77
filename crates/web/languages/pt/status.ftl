# Como está um pedido: /status.

status-title = Consultar andamento
status-lead = Informe o número de série do dispositivo e o endereço de e-mail do seu pedido.
status-serial = Número de série
status-serial-missing = Digite o número de série.
status-email = Endereço de e-mail
status-email-help = O que você informou no pedido.
status-email-missing = Digite o endereço de e-mail do seu pedido.
status-key-never-here = A chave nunca é mostrada aqui: ela vai só para o seu endereço de e-mail, de { $sender }.

status-case = Número de caso
status-since = Desde
status-another = Consultar outro

status-unknown-title = Não há nada a mostrar
status-unknown-words = Não temos nenhum pedido com este número de série e este endereço de e-mail. Compare os dois com o aviso de recebimento que lhe enviamos, e procure-o também na pasta de spam.

# As etapas de um pedido.
status-in-review-title = Em análise
status-in-review-words = Seu pedido foi recebido e espera análise.
status-in-review-late = Seu pedido espera análise. Estamos mais atrasados do que prometemos, e pedimos desculpas; ele não foi esquecido.
status-more-wanted-title = Temos uma pergunta
status-more-wanted-words = Precisamos saber mais. Siga o link do e-mail que lhe enviamos; procure também na pasta de spam.
status-answered-title = Respondido
status-answered-key = Uma chave foi enviada para o seu endereço de e-mail em { $since }. Se não encontrar o e-mail, procure na pasta de spam.
status-answered-file = Um arquivo de redefinição foi enviado para o seu endereço de e-mail em { $since }. Se não encontrar o e-mail, procure na pasta de spam.
status-answered-security-code = Códigos de segurança foram enviados para o seu endereço de e-mail em { $since }. Se não encontrar o e-mail, procure na pasta de spam.
status-answered-temporary-password = Senhas temporárias foram enviadas para o seu endereço de e-mail em { $since }. Se não encontrar o e-mail, procure na pasta de spam.
status-rejected-title = Não aprovado
status-rejected-words = Seu pedido foi recusado; o e-mail que lhe enviamos diz por quê.
status-withdrawn-title = Retirado
status-withdrawn-words = Você retirou este pedido.

# Quando a nossa mensagem não chegou, tanto quanto sabemos.
status-answered-unread = O seu pedido foi respondido por e-mail.
status-more-wanted-unread = Precisamos de saber mais e enviámos-lhe uma pergunta por e-mail.
status-rejected-unread = O seu pedido foi recusado; o e-mail que diz porquê é dirigido a si.
status-mail-delayed = O nosso último e-mail ainda não lhe chegou: o servidor de correio do seu endereço não o aceita por agora. Tentamos repetidamente durante dois dias. Verifique se a sua caixa de correio não está cheia.
status-mail-failed = O nosso último e-mail não pôde ser entregue neste endereço. Verifique se o endereço existe, se a caixa de correio não está cheia e se aceita mensagens de { $sender }. Depois indique-nos o número do seu caso, para que o e-mail seja enviado de novo. Se o endereço estava mal escrito, envie um novo pedido com o endereço correto.
