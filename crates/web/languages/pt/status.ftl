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

# O caminho de um pedido, passo a passo.
status-steps = O caminho do seu pedido
status-step-done = concluído
status-step-received = Recebido
status-step-review = Em análise
status-step-more = Pedimos mais
status-step-answered = Respondido
status-step-used = Usado
status-step-not-used = Não funcionou
status-step-rejected = Não aprovado
status-step-withdrawn = Retirado

# O que aconteceu, cada coisa com sua hora.
status-event-received = Recebemos seu pedido.
status-event-asked = Pedimos mais a você, por e-mail.
status-event-replied = Recebemos o que você enviou.
status-event-answered = Enviamos a resposta por e-mail.
status-event-rejected = Recusamos o pedido, e lhe dissemos por quê, por e-mail.
status-event-withdrawn = Você retirou o pedido.
status-event-worked = Você nos disse que a resposta funcionou.
status-event-did-not-work = Você nos disse que a resposta não funcionou.

# Até quando vale o que existe.
status-lasts-challenge = O código que seu dispositivo mostra pode ser respondido até { $time }. Depois disso é preciso um novo.
status-lasts-challenge-over = O código que seu dispositivo mostrou é antigo demais para ser respondido. Abra “Forgot password” no dispositivo de novo e envie um novo pedido.
status-lasts-key = A chave funciona uma vez, enquanto o dispositivo não tiver ficado ligado por mais de { $hours } horas desde que mostrou o código.
status-lasts-file = O arquivo de redefinição funciona uma vez, até { $time }.
status-lasts-file-over = O prazo do arquivo de redefinição acabou. Você pode pedir que ele seja enviado de novo, ou enviar um novo pedido.
status-lasts-date = Funciona só enquanto o próprio dispositivo mostrar { $date }.
status-lasts-dates = Cada resposta funciona só enquanto o próprio dispositivo mostrar a data dela, de { $first } a { $last }.

# O e-mail com a resposta.
status-mail-on-its-way = O e-mail com a resposta está a caminho.
status-mail-given-up = O e-mail com a resposta não pôde ser entregue no seu endereço de e-mail. Confira o endereço com seu provedor de e-mail e peça que a resposta seja enviada de novo, ou envie um novo pedido com outro endereço.

# Quantos dispositivos de um pedido estão em que ponto.
status-whole = O pedido inteiro
status-counts = { $total } dispositivos: em aberto { $open }, respondidos { $answered }, encerrados { $ended }

# O que o aceleraria.
status-speed-title = O que aceleraria
status-speed-question = Responda à nossa pergunta: o link está no e-mail que lhe enviamos.
status-speed-dated = Códigos e senhas para uma data podem ser pedidos por qualquer pessoa que tenha lido a etiqueta; por isso os analisamos por mais tempo. Se seu dispositivo oferece uma chave ou um arquivo de redefinição, um pedido com o código que ele mostra é decidido mais cedo.
status-speed-place = Informe o local da compra como está na fatura, e o modelo e o número de série como estão na etiqueta.

# O link para o próprio pedido.
status-link-title = Enviar uma foto da etiqueta, retirar o pedido, pedir que a resposta seja enviada de novo, ou dizer-nos se funcionou
status-link-words = Para isso enviamos um link ao endereço de e-mail do pedido: assim ninguém mais pode fazê-lo.
status-link-button = Enviar-me o link por e-mail
status-link-sent = Se houver um pedido com este número de série e este endereço de e-mail, um e-mail com um link está a caminho dele. São enviados no máximo três por hora. Procure também na pasta de spam.

# Quando a nossa mensagem não chegou, tanto quanto sabemos.
status-answered-unread = O seu pedido foi respondido por e-mail.
status-more-wanted-unread = Precisamos de saber mais e enviámos-lhe uma pergunta por e-mail.
status-rejected-unread = O seu pedido foi recusado; o e-mail que diz porquê é dirigido a si.
status-mail-delayed = O nosso último e-mail ainda não lhe chegou: o servidor de correio do seu endereço não o aceita por agora. Tentamos repetidamente durante dois dias. Verifique se a sua caixa de correio não está cheia.
status-mail-failed = O nosso último e-mail não pôde ser entregue neste endereço. Verifique se o endereço existe, se a caixa de correio não está cheia e se aceita mensagens de { $sender }. Depois indique-nos o número do seu caso, para que o e-mail seja enviado de novo. Se o endereço estava mal escrito, envie um novo pedido com o endereço correto.

status-event-shown = Você enviou imagens.
status-speed-show = Envie uma foto da etiqueta ou a prova de compra: peça o link abaixo por e-mail.
