# O endereço guardado num dispositivo, quando alguém pede uma resposta: um e-mail, e a página do seu link, /not-me/….
mail-asked-subject = Alguém pede uma senha nova para seu { $model }
mail-asked-title = Alguém pede uma senha nova
mail-asked = Em { $when } alguém pediu a nosso atendimento um modo de definir uma senha nova. Nosso atendimento está examinando o pedido; nada foi entregue ainda.
mail-asked-not-you = Então pare o pedido aqui:
mail-asked-button = Não fui eu
mail-asked-page = O link abre uma página com mais um botão. Abri-la não muda nada.

not-me-title = Este pedido não é seu?
not-me-asked = Em { $when } alguém pediu a nosso atendimento um modo de definir uma senha nova em:
not-me-effect = Se você apertar o botão, ninguém recebe resposta até que um responsável de nosso atendimento tenha examinado o pedido.
not-me-button = Não fui eu
not-me-leave = Foi você quem pediu, ou alguém a quem confia o dispositivo? Então feche esta página.
not-me-done-title = Obrigado
not-me-done = O pedido { $case } está parado. Ninguém recebe resposta até que um responsável de nosso atendimento o tenha examinado.
not-me-answered = Uma resposta já havia sido entregue. Peça um novo desafio na página “Forgot password” do dispositivo: isso acaba com ela de imediato. Depois procure { $hotline }.

not-my-code-title = Não foi você quem pediu este código?
not-my-code-asked = Em { $when } alguém mandou enviar a você um código para uma senha nova, para este dispositivo:
not-my-code-effect = Se você apertar o botão, este código não é mais enviado, outros códigos para este dispositivo esperam 24 horas antes de sair, e nosso atendimento não responde nada para ele até que um responsável tenha examinado o caso.
not-my-code-done = Nosso atendimento está avisado. Este código não é mais enviado, e nada é respondido para este dispositivo até que um responsável de nosso atendimento tenha examinado o caso.
not-my-code-quiet = Outros códigos para ele esperam até { $until }.
not-my-code-keep-title = O que mais fazer
not-my-code-keep = Guarde o e-mail com o código só para si: sem o código, a senha fica como está.
not-my-code-end = Um código enviado vive no dispositivo, onde não podemos acabar com ele. Reinicie o dispositivo ou mude a senha dele: qualquer dos dois acaba com o código de imediato.
not-my-code-look = Veja quem estava diante do dispositivo ou na rede dele naquela hora. Dúvidas? Procure { $hotline }.
