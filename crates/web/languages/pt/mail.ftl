# Os e-mails. O texto simples e o HTML vêm das mesmas mensagens; o programa quebra as linhas.
# O que está entre { } é preenchido: números de série, horas, endereços, nomes. Deixe como está.

# Acima e abaixo de cada e-mail.
mail-service = { $authority } · serviço de senhas de dispositivos
mail-label-case = Caso
mail-label-device = Dispositivo
mail-label-device-numbered = Dispositivo { $position }
mail-label-challenge = Desafio
mail-label-started = Ligado
mail-label-file = Arquivo
mail-label-asked = Pedido
mail-device = { $model }, número de série { $serial }
mail-more-devices =
    { $count ->
        [one] e mais um
       *[other] e mais { $count }
    }
mail-not-you-title = Não foi você quem pediu?
mail-not-you = Então alguém digitou seu endereço, talvez por engano. Nada muda em nenhum dispositivo enquanto você guardar este e-mail só para si. Avise { $hotline }.
mail-was-not-you-title = Não foi você?
mail-nothing-to-do = Se foi você, ou alguém a quem confia o dispositivo, não há nada a fazer.

# O aviso de recebimento de um pedido.
mail-receipt-subject = Recebemos seu pedido { $case }
mail-receipt-title = Recebemos seu pedido
mail-receipt-arrived =
    { $count ->
        [one] Seu pedido de uma senha nova para o dispositivo abaixo chegou e espera uma pessoa do nosso atendimento.
       *[other] Seu pedido de senhas novas para { $count } dispositivos chegou e espera uma pessoa do nosso atendimento.
    }
mail-receipt-next = O que acontece depois
mail-receipt-due = Você terá notícias nossas até { $time }.
mail-receipt-due-desk = Você terá notícias nossas até { $time }, que em nosso atendimento é { $desk }.
mail-receipt-promise =
    { $hours ->
        [one] Nosso atendimento responde em uma hora útil. O que chega fora do horário é tratado no próximo dia útil.
       *[other] Nosso atendimento responde em { $hours } horas úteis. O que chega fora delas é tratado no próximo dia útil.
    }
mail-receipt-sender = A resposta chega a este endereço, de { $sender }. Adicione aquele endereço aos seus contatos, e procure na pasta de spam se sentir falta dela.
mail-receipt-keep-challenge = Deixe o dispositivo ligado e a página “Forgot password” como está: um novo desafio lá torna inútil a resposta a este.
mail-receipt-keep-code = Deixe o dispositivo ligado: reiniciá-lo torna inútil o código de segurança.
mail-receipt-keep-date = Deixe o dispositivo ligado: a resposta vale só para a data dela.
mail-receipt-others = Este e-mail vale também para seus outros pedidos: { $cases }.
mail-receipt-others-more = Este e-mail vale também para seus outros pedidos: { $cases } e mais { $count }.
mail-receipt-confirm = Confirme que nossos e-mails chegam a você. Até lá, enviamos poucos e-mails por hora a este endereço, para que ninguém possa encher sua caixa digitando seu endereço:
mail-receipt-confirm-button = Seus e-mails chegam a mim
mail-receipt-status = Veja como está a qualquer momento, com o número de série e este endereço:
mail-receipt-status-button = Ver como está
mail-receipt-mine = Acrescente imagens ou retire o seu pedido na página do seu pedido. O link é só seu:

# As respostas.
mail-answer-subject = Seu pedido { $case } foi respondido
mail-answer-title = Seu pedido foi aprovado
mail-answer-use = Como usar
mail-answer-password = Escolha uma senha nova e digite-a duas vezes.

mail-answer-key = Abaixo está a chave com que você pode definir uma senha nova no seu dispositivo. Ela funciona uma vez, e só neste dispositivo. Quem a tiver e estiver diante do dispositivo pode usá-la; por isso guarde este e-mail só para si.
mail-answer-key-title = A chave
mail-answer-key-open = Abra “Forgot password” (senha esquecida) na página ou na tela do próprio dispositivo.
mail-answer-key-check = Confira se ele mostra o número do desafio { $challenge }. A chave serve só para esse.
mail-answer-key-type = Digite a chave. Letras maiúsculas ou minúsculas e o traço não importam.
mail-answer-key-life = A chave vale enquanto o dispositivo não tiver ficado ligado por mais de { $hours } horas desde que mostrou o desafio. Cinco tentativas erradas, ou um novo desafio, acabam com ela antes.
mail-answer-key-never = Ninguém do nosso atendimento jamais lhe pedirá a chave ou uma senha.

mail-answer-file = Em anexo está o arquivo de redefinição com que você pode definir uma senha nova no seu dispositivo. Só este dispositivo pode lê-lo, e ele funciona uma vez. Pode ser usado por 24 horas, até { $until } pelo relógio do dispositivo.
mail-answer-file-save = Salve o arquivo anexo como está. Não o abra nem o altere.
mail-answer-file-open = Abra “Forgot password” (senha esquecida) na página ou na tela do próprio dispositivo e escolha o caminho por arquivo.
mail-answer-file-check = Confira se ele mostra o número do desafio { $challenge }. O arquivo serve só para esse.
mail-answer-file-choose = Escolha o arquivo e digite duas vezes uma senha nova.
mail-answer-file-life = Um novo desafio no dispositivo acaba com o arquivo antes. Se as 24 horas passaram, diga-nos o número do caso: pode-se fazer um arquivo novo para o mesmo desafio.
mail-answer-file-never = Ninguém do nosso atendimento jamais lhe pedirá uma senha.

mail-answer-codes = Abaixo há um código de segurança para cada data que seu dispositivo pode mostrar. Cada um funciona uma vez, só neste dispositivo e só enquanto a data do dispositivo for a que está ao lado. Quem os tiver e estiver diante do dispositivo pode usá-los; por isso guarde este e-mail só para si.
mail-answer-passwords = Abaixo há uma senha temporária para cada data que seu dispositivo pode mostrar. Cada uma funciona uma vez, só neste dispositivo e só enquanto a data do dispositivo for a que está ao lado. Quem as tiver e estiver diante do dispositivo pode usá-las; por isso guarde este e-mail só para si.
mail-answer-dated-title = Pela data que o dispositivo mostra
mail-answer-dated-look = Veja que data o dispositivo mostra agora. Pode ser diferente da de hoje.
mail-answer-codes-open = Abra “Forgot password” no dispositivo, escolha o código de segurança e confira se ele mostra a hora de início acima.
mail-answer-codes-type = Digite o código ao lado dessa data. Letras maiúsculas ou minúsculas e o traço não importam.
mail-answer-codes-life = Reiniciar o dispositivo, ou cinco tentativas erradas, acabam com os códigos. Peça então de novo com a nova hora de início.
mail-answer-codes-never = Ninguém do nosso atendimento jamais lhe pedirá esses códigos ou uma senha.
mail-answer-passwords-type = Entre no dispositivo com a senha temporária ao lado dessa data.
mail-answer-passwords-choose = Escolha uma senha nova e digite-a duas vezes. Antes disso não se pode fazer mais nada.
mail-answer-passwords-never = Ninguém do nosso atendimento jamais as pedirá, nem uma senha.

# As respostas para vários dispositivos.
mail-many =
    { $count ->
        [one] Abaixo está a resposta para um dos seus dispositivos. Ela funciona uma vez, e só no próprio dispositivo. Quem a tiver e estiver diante do dispositivo pode usá-la; por isso guarde este e-mail só para si.
       *[other] Abaixo estão as respostas para { $count } dos seus dispositivos. Cada uma funciona uma vez, e só no próprio dispositivo. Quem tiver uma e estiver diante do dispositivo pode usá-la; por isso guarde este e-mail só para si.
    }
mail-many-table = Abaixo e na tabela anexa estão as respostas para { $count } dos seus dispositivos. Cada uma funciona uma vez, e só no próprio dispositivo. Quem tiver uma e estiver diante do dispositivo pode usá-la; por isso guarde este e-mail só para si.
mail-many-device = Dispositivo { $position }: { $model }, número de série { $serial }
mail-many-challenge = Desafio { $challenge }
mail-many-started = Ligado { $started }
mail-many-file = Arquivo de redefinição { $file }, anexo, vale até { $until }
mail-many-file-packed = Arquivo de redefinição { $file }, dentro do anexo { $archive }, vale até { $until }
mail-many-key = Chave:
mail-many-code = Código de segurança:
mail-many-code-dated = Código de segurança, enquanto o dispositivo mostrar { $date }:
mail-many-password = Senha temporária:
mail-many-password-dated = Senha temporária, enquanto o dispositivo mostrar { $date }:
mail-many-unlisted = A tabela anexa tem estas e mais { $count }.
mail-many-missing = Não se pode mais fazer uma resposta para o dispositivo { $position }, { $model }, número de série { $serial }. Peça de novo para ele.
mail-many-use-title = Como usá-las
mail-many-use = Em cada dispositivo abra “Forgot password” e confira se ele mostra o número do desafio ou a hora de início acima. Digite a resposta, ou escolha o arquivo, e depois duas vezes uma senha nova. Uma senha temporária é digitada no lugar da senha. Onde houver uma resposta para cada data, use a da data que o próprio dispositivo mostra.
mail-many-unpack = Descompacte primeiro { $archive }, e escolha para cada dispositivo o arquivo indicado acima. Não abra nem altere os arquivos.
mail-many-never = Ninguém do nosso atendimento jamais lhe pedirá nenhuma delas.
mail-kind-key = Chave
mail-kind-code = Código de segurança
mail-kind-password = Senha temporária
mail-kind-file = Arquivo de redefinição

# As colunas da tabela anexa.
mail-table-device = dispositivo
mail-table-serial = número de série
mail-table-model = modelo
mail-table-challenge = desafio
mail-table-started = ligado
mail-table-answer = resposta
mail-table-date = data do dispositivo
mail-table-type = digite isto

# O atendimento disse não.
mail-rejected-subject = Seu pedido { $case } não foi aprovado
mail-rejected-title = Não podemos ajudar com este pedido
mail-rejected = Nosso atendimento analisou seu pedido e não o aprovou. O motivo:
mail-rejected-again = Se puder corrigir isso, peça de novo à vontade:
mail-rejected-again-button = Pedir de novo
mail-rejected-hotline = Ou procure { $hotline }.

# O atendimento pergunta.
mail-question-subject = Uma pergunta sobre seu pedido { $case }
mail-question-title = Precisamos de mais uma coisa de você
mail-question = Nosso atendimento analisou seu pedido e pergunta:
mail-question-answer = Responda aqui:
mail-question-answer-button = Responder à pergunta
mail-question-alone = A página abre só para você; não passe o link adiante.

# O link para o próprio pedido, como quem o fez pediu; e o mesmo link no e-mail com a resposta.
mail-link-subject = O link para seu pedido { $case }
mail-link-title = O link para seu pedido
mail-link = Alguém, muito provavelmente você, pediu um link para seu pedido. Ele mostra como está cada dispositivo; lá você pode retirar o pedido, pedir que a resposta seja enviada de novo a este endereço, ou dizer-nos se funcionou.
mail-link-lead = Abra-o aqui:
mail-link-button = Abrir seu pedido
mail-link-life = O link abre por { $hours } horas. Não o passe adiante.
mail-mine = Diga-nos se a resposta funcionou, ou peça que ela seja enviada de novo:
mail-mine-button = Seu pedido

# Para o endereço guardado no dispositivo, quando uma resposta foi dada a outro.
mail-notice-key-subject = Uma chave foi entregue para seu { $model }
mail-notice-key-title = Uma chave foi entregue para seu dispositivo
mail-notice-key = Nosso atendimento aprovou um pedido de senha nova e enviou uma chave ao endereço indicado no pedido, em { $when }. Quem a tiver e estiver diante do dispositivo, ou na rede dele, pode escolher uma senha nova.
mail-notice-file-subject = Um arquivo de redefinição foi entregue para seu { $model }
mail-notice-file-title = Um arquivo de redefinição foi entregue para seu dispositivo
mail-notice-file = Nosso atendimento aprovou um pedido de senha nova e enviou um arquivo de redefinição ao endereço indicado no pedido, em { $when }. Quem o tiver e estiver diante do dispositivo, ou na rede dele, pode escolher uma senha nova.
mail-notice-told = Você é avisado porque este é o endereço guardado no dispositivo para emergências.
mail-notice-not-you = Peça um novo desafio na página “Forgot password” do dispositivo: isso acaba de imediato com o de cima. A próxima entrada no dispositivo mostra se a senha foi definida. Depois procure { $hotline }.

# Um código que o dispositivo pediu para seu e-mail reservado.
mail-code-subject = Seu código para { $model }, desafio { $challenge }
mail-code-title = Um código para uma senha nova no seu dispositivo
mail-code = Alguém diante do seu dispositivo, ou na rede dele, pediu para definir uma senha nova. Quem tiver o código abaixo e estiver diante do dispositivo pode fazer isso; por isso guarde este e-mail só para si.
mail-code-heading = O código
mail-code-asked = { $when }, do endereço de rede { $network }
mail-code-check = Confira se o dispositivo mostra o número do desafio { $challenge }. O código serve só para esse.
mail-code-type = Digite o código. Letras maiúsculas ou minúsculas e o traço não importam.
mail-code-life = O código vale por { $hours } horas desde que o dispositivo o criou. Reiniciar o dispositivo, mudar o e-mail reservado ou cinco tentativas erradas acabam com ele antes.
mail-code-never = Ninguém jamais lhe pedirá este código.
mail-code-not-you = Então guarde este e-mail só para si: sem o código, a senha fica como está. Veja quem estava diante do dispositivo ou na rede dele naquela hora, e procure { $hotline }.
mail-code-report = Avise-nos, para que durante um dia não cheguem mais códigos:

# Um código que confirma um novo e-mail reservado.
mail-confirm-subject = Confirme este endereço para seu { $model }
mail-confirm-title = Confirme este endereço para seu dispositivo
mail-confirm = Este endereço foi dado a um dispositivo como seu e-mail reservado: se um dia a senha for esquecida, um código pode ser enviado para cá. Digite o código abaixo no dispositivo para mostrar que os e-mails a este endereço são lidos.
mail-confirm-type = Digite-o na página em que o endereço foi dado. Letras maiúsculas ou minúsculas e o traço não importam. Ele vale por { $hours } horas, enquanto o dispositivo não for reiniciado, e só para confirmar este endereço.
mail-confirm-not-you = Então alguém digitou seu endereço, talvez por engano. Nada acontece enquanto você guardar este e-mail só para si.

# Para um endereço que não é mais o e-mail reservado.
mail-farewell-subject = Outro e-mail reservado foi posto no seu { $model }
mail-farewell-title = Outro e-mail reservado foi posto no seu dispositivo
mail-farewell = Até agora este endereço estava guardado no dispositivo abaixo para emergências. Alguém que sabia a senha dele, ou que segurou o botão de redefinição, pôs outro endereço no lugar, ou nenhum, em { $when }. Os códigos para ele não chegam mais aqui.
mail-farewell-not-you = Entre no dispositivo, mude a senha e ponha seu endereço de novo. Se não conseguir mais entrar, procure { $hotline }.
