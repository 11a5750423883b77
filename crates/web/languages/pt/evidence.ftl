# Imagens que mostram mais do que um código: etiqueta, prova de compra, data (/more/…).

evidence-label = Uma foto da etiqueta
evidence-label-help = A etiqueta branca com o número de série, quase sempre embaixo ou atrás do dispositivo, de perto e nítida.
evidence-proof = A prova de compra
evidence-proof-help = Uma nota fiscal, um recibo ou um comprovante de entrega: uma foto ou um PDF de cinco páginas no máximo.
evidence-date = Uma foto da data no dispositivo
evidence-date-help = A tela do próprio dispositivo, com a data que mostra.
evidence-picture = Outra imagem, se ajudar
evidence-formats-pdf = PNG, JPEG, WebP ou PDF, 10 MB no máximo.
evidence-privacy = Só a nossa equipe vê o que você envia. Guardamos apenas a imagem, sem o lugar e a câmera que um celular escreve nela, e protegida.
evidence-sent = O que você enviou
evidence-sent-label = Foto da etiqueta
evidence-sent-proof = Prova de compra
evidence-sent-date = Foto da data
evidence-sent-other = Imagem

evidence-pdf = Este PDF não pode ser usado
evidence-pdf-locked = Ele tem senha. Envie-o sem ela, ou uma foto do documento.
evidence-pdf-too-long = Tem mais de 5 páginas. Envie só a página que mostra a compra.
evidence-pdf-unreadable = Não foi possível lê-lo. Envie antes uma foto do documento.

evidence-more = Uma foto da etiqueta e afins
evidence-more-why = O que você mostra aqui nos ajuda a decidir mais cedo. Deixe em branco o que não estiver marcado como necessário.
evidence-sometimes = Alguns pedidos precisam disso; nesse caso avisamos.
evidence-too-many = São mais de { $most } imagens; as páginas de um PDF contam. Envie as que mostram melhor.
evidence-choose-again = Escolha isto de novo: de um formulário com erro nenhum arquivo é guardado.
evidence-waits = ainda não examinado
evidence-fits = aceito
evidence-unfit = não o mostra; envie outra
