# Depois de um pedido (/request/received).

received-title = Seu pedido chegou
received-case = Número de caso
received-challenge = Número do desafio
received-devices = Dispositivos
received-email = A resposta vai para
received-unknown = Seu número de caso está no aviso de recebimento que lhe enviamos por e-mail.
received-now = O que fazer agora
received-now-sender = Adicione { $sender } aos seus contatos. Todos os nossos e-mails vêm desse endereço.
received-now-wait = Deixe o dispositivo ligado e não lhe peça outro desafio: um novo torna inútil a resposta a este.
received-now-no-restart = Também não o reinicie: isso torna inútil um código de segurança.
received-now-same-number = O e-mail e o dispositivo devem mostrar o mesmo número do desafio.
received-now-spam = Nenhum e-mail? Procure na pasta de spam. A página de andamento diz quando a resposta foi enviada.
received-another = Pedido para outro dispositivo
