greeting = Hola:
greeting-name = Hola, { $name }:
sent-to = Este correo se ha enviado a { $address } por su cuenta de { $brand }.
link-copy = O copie este enlace en su navegador:
link-lifetime = El enlace es válido hasta que lo utilice, como máximo durante { $lifetime }.

reset-subject = Restablezca su contraseña de { $brand }
reset-preheader = Elija una nueva contraseña con este enlace.
reset-title = Restablezca su contraseña
reset-text = Alguien, probablemente usted, ha pedido restablecer la contraseña de su cuenta de { $brand }. Elija una nueva aquí:
reset-button = Elegir una nueva contraseña
reset-ignore = Si no lo ha pedido, puede ignorar este correo: su contraseña sigue siendo la misma.
reset-not-me = O anule el enlace, para que no lleguen más correos durante un tiempo:
reset-asked-time = Momento de la petición: { $time } (UTC)
reset-asked-address = Desde la dirección de red: { $address }
reset-asked-browser = Con: { $browser }

invitation-subject = Su cuenta de { $brand }: elija su contraseña
invitation-preheader = Su cuenta está lista. Elija una contraseña con este enlace.
invitation-title = Elija su contraseña
invitation-text = Hay una cuenta de { $brand } para usted. Elija una contraseña y podrá empezar:
invitation-button = Elegir contraseña
invitation-ignore = Si no sabe de qué se trata, puede ignorar este correo: no ocurrirá nada sin su intervención.

changed-subject = Nueva contraseña para su cuenta de { $brand }
changed-preheader = Si fue usted, no tiene que hacer nada más.
changed-title = Su nueva contraseña está guardada
changed-text = Se ha elegido una nueva contraseña para su cuenta de { $brand }. Momento del cambio: { $time } (UTC).
changed-you = Si fue usted, no tiene que hacer nada más: inicie sesión con la nueva contraseña.
changed-not-you-title = ¿No fue usted?
changed-not-you = Entonces otra persona puede leer su correo. Proteja su buzón, restablezca de nuevo la contraseña y avísenos:
