puzzle-waiting = Seu navegador faz um breve cálculo que nos protege de máquinas. Depois o formulário é enviado sozinho.
