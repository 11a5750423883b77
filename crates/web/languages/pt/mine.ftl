# O próprio pedido de alguém, pelo link no e-mail dele: /mine/….

mine-title = Seu pedido
mine-further = Outros dispositivos

mine-told-question = A resposta funcionou?
mine-told-change = Foi diferente?
mine-told-yes = Sim, funcionou
mine-told-no = Não, não funcionou

mine-again-title = Não recebeu o e-mail com a resposta?
mine-again-words = Procure primeiro na pasta de spam. Podemos enviar a resposta mais uma vez, para o endereço de e-mail do seu pedido e para nenhum outro. Um arquivo de redefinição é feito de novo e vale por mais 24 horas.
mine-again-button = Enviar a resposta de novo

mine-withdraw-title = Retirar
mine-withdraw-words = Ninguém responderá ao que você retirar, e nosso atendimento é avisado. Se mudar de ideia, envie um novo pedido.
mine-withdraw-not-answered = O que foi respondido continua respondido: um e-mail que já saiu não pode ser chamado de volta.
mine-withdraw-which = Quais dispositivos
mine-withdraw-none-is-all = Se não escolher nenhum, são retirados todos os que estão em aberto.
mine-withdraw-confirm = Sim, quero retirar.
mine-withdraw-confirm-missing = Marque a caixa se quer mesmo retirar.
mine-withdraw-button = Retirar o pedido

# O que acaba de ser feito.
mine-done-withdrawn = Retirado. Nosso atendimento é avisado, e ninguém responderá.
mine-done-nothing-open = Nada deste pedido está mais em aberto; por isso não havia nada a retirar.
mine-done-again = A resposta está mais uma vez a caminho do endereço de e-mail do seu pedido.
mine-done-too-often = A resposta foi enviada de novo mais de uma vez na última hora. Espere uma hora, e procure na pasta de spam.
mine-done-nothing-again = Não há nada que possa ser enviado de novo: o código que seu dispositivo mostrou não vale mais. Envie um novo pedido.
mine-done-worked = Obrigado por nos dizer.
mine-done-did-not-work = Obrigado por nos dizer. Nosso atendimento fica sabendo. Se o dispositivo já mostrar outro código, envie um novo pedido com ele.

mine-show-title = Enviar uma foto da etiqueta ou a prova de compra
mine-show-words = Isso pode acelerar a decisão: a nossa equipe examina primeiro, e conta assim que for aceito.
mine-show-question = A nossa equipe pergunta:
mine-show-which = Para qual dispositivo
mine-show-all = Para todos
mine-show-text = Uma palavra sobre isso, se quiser
mine-show-nothing = Escolha uma imagem ou um PDF.
mine-show-button = Enviar as imagens
mine-show-closed = O pedido deste dispositivo já não está aberto, por isso nada foi acrescentado.
mine-show-full = Já há muitas imagens deste pedido, por isso estas não foram acrescentadas. Escreva o que elas mostram.
mine-done-shown = Obrigado. A nossa equipe tem o que você enviou; está abaixo.
mine-kept-title = O que guardamos sobre você
mine-kept-words = Baixe uma cópia deste pedido: o que você enviou, o que lhe dissemos e suas imagens. Nós o apagamos por conta própria algum tempo depois do fim; você também pode apagá-lo agora.
mine-copy-button = Baixar meus dados
mine-erase-words = Depois de apagado, ninguém poderá consultar nada e este link deixa de funcionar. Os e-mails que você recebeu continuam com você. Não há como desfazer.
mine-erase-open = Enquanto algo do pedido estiver aberto, ele não pode ser apagado. Retire-o primeiro ou espere a resposta.
mine-erase-confirm = Sim, quero que meu pedido seja apagado.
mine-erase-confirm-missing = Marque a caixa se quer mesmo que seu pedido seja apagado.
mine-erase-button = Apagar meu pedido
mine-erased-title = Seu pedido foi apagado
mine-erased-words = Restam apenas o número, as datas, o país, os modelos e o resultado, sem o seu nome. Você pode fechar esta página.
mine-done-erase-waits = Ainda há um e-mail a caminho sobre o seu pedido. Tente de novo em alguns minutos.
mine-done-erase-held = Por enquanto seu pedido precisa ser guardado, por exemplo por causa de uma disputa. Depois ele é apagado; pergunte-nos se quiser saber mais.
mine-done-erase-open = Ainda há algo aberto neste pedido. Retire-o primeiro e depois apague.
