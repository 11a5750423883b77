# O que cada página diz: a moldura, os campos, a caixa sobre um formulário com erros.

common-skip = Ir para o conteúdo
common-main = Principal
common-languages = Idioma
common-choose = Escolha
common-error = Erro:
common-show = Mostrar
common-attention =
    { $count ->
        [one] Um ponto precisa da sua atenção
       *[other] { $count } pontos precisam da sua atenção
    }

# Os links no alto de cada página.
common-nav-request = Pedir redefinição
common-nav-scan = Ler código
common-nav-status = Consultar andamento
common-nav-help = Ajuda com a imagem

# Uma página que diz o que deu errado.
common-fault-home = Para a primeira página
common-fault-number = Número desta chamada: { $number }
