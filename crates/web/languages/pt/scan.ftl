# Um código lido por um celular (/c/…), e o e-mail para o endereço guardado no dispositivo (/email-code).

scan-form = Preencher o formulário com uma imagem
scan-stuck = Não consegue seguir? Procure { $hotline }.

scan-mail = Receber um código por e-mail
scan-mail-lead = Um código para uma senha nova vai para o endereço de e-mail guardado neste dispositivo, e para mais ninguém.
scan-mail-button = Enviar o código
scan-mail-again = Enviar o mesmo código de novo
scan-mailed = Procure na caixa de e-mail reservada
scan-mailed-lead = Se este dispositivo é conhecido aqui, um código está a caminho do endereço de e-mail guardado nele. O dispositivo mostra uma parte desse endereço.
scan-mailed-open = Abra o e-mail de { $sender }. Nenhum e-mail depois de alguns minutos? Procure na pasta de spam.
scan-mailed-check = Confira se o e-mail e o dispositivo mostram o mesmo número do desafio, { $number }.
scan-mailed-type = Digite o código no dispositivo, com uma senha nova. Ele vale por 48 horas, até o dispositivo ser reiniciado.
scan-mailed-late = No momento os e-mails saem com atraso. O seu está guardado e sai assim que nosso servidor de e-mail voltar a funcionar; não é preciso pedir de novo.
scan-model = Modelo
scan-serial = Número de série
scan-challenge = Desafio
scan-made = Criado
scan-made-at = { $time }, pelo relógio do dispositivo

scan-elsewhere = Este código não pode ser respondido aqui
scan-not-for-phones = Este código não é para um celular
scan-not-for-phones-advice = O dispositivo o envia por si mesmo. Abra “Forgot password” (senha esquecida) no dispositivo e leia o código que está lá.
scan-expired = Este código é antigo demais
scan-expired-advice = Um código para o e-mail vive 48 horas. Abra de novo “Forgot password” (esqueci a senha) no dispositivo e leia o código que ele mostra.
scan-not-mailed = Este serviço não envia códigos por e-mail
scan-not-mailed-advice = Aqui não se dão códigos por e-mail. Na página “Forgot password” do dispositivo escolha outra maneira e leia ou envie o código que aparecer ali.
scan-unconfirmed = Não foi possível confirmar este código
scan-unconfirmed-advice = O serviço não conhece este dispositivo, ou o código foi alterado no caminho. Abra de novo “Forgot password” no dispositivo e leia o código novo; se não ajudar, escolha ali outra maneira ou procure o suporte.
scan-to = Para onde
