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
