duration-seconds = { $count ->
    [one] { $count } segundo
   *[other] { $count } segundos
}
duration-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
duration-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
duration-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}

help-question = ¿Necesita ayuda?
help-site = Asistencia de { $brand }
language-label = Idioma
language-button = Cambiar
error-title = Error: { $title }

request-title = Restablecer la contraseña
request-lead = Introduzca el correo electrónico de su cuenta de { $brand } y le enviaremos un enlace para elegir una nueva contraseña.
request-address = Correo electrónico
request-button = Enviarme un enlace
request-problem = Esto no parece una dirección de correo electrónico. Debería tener esta forma: { $example }.

request-once-more = Por su seguridad, pulse el botón una vez más.
request-trap = Deje este campo vacío
request-checking = Un momento…
request-wait-title = Un paso más
request-wait = Ahora mismo llegan muchas peticiones automáticas. Para que podamos distinguir la suya, espere un poco y después pulse el botón. Tiempo de espera: { $wait }.
request-trapped = Algo en su navegador, como una extensión, ha rellenado un campo oculto que sirve para detectar peticiones automáticas. Ese campo ya no está: espere un poco y después pulse el botón. Tiempo de espera: { $wait }.
request-not-checked = No hemos podido comprobar que esta petición viene de una persona. Inténtelo de nuevo. Si no da resultado, póngase en contacto con nosotros.

sent-title = Revise su correo
sent-lead = Si existe una cuenta para la dirección indicada, le hemos enviado un correo con un enlace. Debería llegar en un minuto.
sent-from = Remitente
sent-lifetime = El enlace es válido durante
sent-missing-title = ¿No ha llegado el correo?
sent-spam = Mire en la carpeta de correo no deseado.
sent-address = Compruebe que es la dirección que utiliza con { $brand }. Por su seguridad, esta página es igual para todas las direcciones.
sent-wait = Tiempo hasta poder pedirlo de nuevo: { $wait }. Todos los enlaces que ha recibido siguen siendo válidos.
sent-again = Pedirlo de nuevo

form-title = Elija una nueva contraseña
form-title-first = Elija su contraseña
form-account = Para la cuenta
form-password = Nueva contraseña
form-confirmation = Repita la nueva contraseña
form-rules = Al menos { $count } caracteres, como máximo 72. Varias palabras seguidas son fáciles de recordar y difíciles de adivinar.
form-signed-out = Se cerrará su sesión de { $brand } en todas partes y volverá a entrar con la nueva contraseña.
form-button = Guardar contraseña
form-show = Mostrar
form-show-label = Mostrar contraseña
form-hide = Ocultar
form-hide-label = Ocultar contraseña

problem-empty = Escriba primero una nueva contraseña.
problem-mismatch = Las dos contraseñas no coinciden. Escriba ambas de nuevo.
problem-characters = Esa contraseña contiene un carácter que no se puede escribir, o que no llegó tal como lo escribió. Escríbala de nuevo o elija otra.
problem-short = Esta contraseña es demasiado corta. Necesita al menos { $count } caracteres.
problem-long = Esa contraseña es demasiado larga. El límite es de 72 cifras o letras latinas sin tilde; las demás letras y los emojis cuentan como dos, tres o cuatro.
problem-long-count = Contada así, la suya llega a { $count }.
problem-breached = Esta contraseña ha aparecido en una filtración de datos, así que otros la probarán. Elija una que no utilice en ningún otro sitio.
problem-own = Esta contraseña contiene «{ $brand }» o una parte de su dirección, y eso es lo primero que otros probarían. Elija otra cosa.
problem-common = Es una de las contraseñas más usadas, y la primera que otros probarían. Elija una menos común.
problem-weak = Esta contraseña es demasiado fácil de adivinar. Hágala más larga, por ejemplo con tres o cuatro palabras que no guarden relación.
weak-word = Una sola palabra se adivina pronto, aunque se cambien algunas letras.
weak-name = Los nombres y las palabras de su dirección o de «{ $brand }» son lo primero que se prueba.
weak-pattern = Las teclas contiguas y las series como «abc» o «6543» se adivinan pronto.
weak-repeat = Los caracteres y palabras repetidos aportan poco.
weak-date = Las fechas y los años se adivinan pronto.
problem-wait = Ha habido demasiados intentos con esta cuenta. Su contraseña no ha cambiado. Pulse de nuevo el botón más tarde. Tiempo de espera: { $wait }.
problem-busy = Su contraseña se está cambiando en este momento, quizá en otra ventana. Espere un minuto y pulse de nuevo el botón.
problem-unavailable = Ahora no podemos acceder al servidor que guarda su contraseña. Lo que ha escrito sigue aquí: espere un momento y pulse de nuevo el botón. Su enlace sigue siendo válido.

done-title = Su nueva contraseña está guardada
done-lead = Ya puede iniciar sesión en { $brand } con su nueva contraseña. Puede cerrar esta página.
done-signed-out = Si tenía alguna sesión abierta, se ha cerrado.
done-mail = También le enviaremos un correo que confirma el cambio.

not-me-title = ¿No lo ha pedido usted?
not-me-lead = Entonces otra persona ha introducido su dirección en nuestra página. Esa persona no puede leer su correo, y su contraseña no ha cambiado.
not-me-effect = Puede anular el enlace de ese correo. Después no enviaremos nuevos enlaces a esta dirección durante un tiempo, los pida quien los pida. Tiempo sin nuevos enlaces: { $wait }.
not-me-button = Anular este enlace
not-me-keep = Fui yo: elegir una nueva contraseña
not-me-done-title = El enlace se ha anulado
not-me-done-text = Su contraseña no ha cambiado y no tiene que hacer nada más.
not-me-done-effect = Tiempo sin enviar nuevos enlaces a esta dirección: { $wait }. Si necesita uno antes, póngase en contacto con nosotros.

expired-title = Este enlace ha caducado
expired-text = Para proteger su cuenta, los enlaces solo son válidos durante un tiempo limitado. Su contraseña no ha cambiado.
used-title = Este enlace ya se ha utilizado
used-text = Se ha elegido una contraseña con un enlace de su correo, de modo que todos los enlaces que había recibido han dejado de ser válidos.
used-you = Si fue usted: inicie sesión con su nueva contraseña.
used-not-you = Si no fue usted o no recuerda la contraseña: pida un nuevo enlace.
unknown-title = Este enlace no funciona
unknown-text = Puede que esté incompleto. Ábralo otra vez desde el correo o copie la línea entera en su navegador. Si es antiguo, pida uno nuevo.
declined-title = Este enlace se ha anulado
declined-text = Alguien que lee su correo nos ha dicho que no lo había pedido. Su contraseña no ha cambiado. Si quiere elegir una nueva, pida un nuevo enlace.
ended-title = Este enlace ya no funciona
ended-text = La cuenta ha cambiado desde que enviamos este enlace, o el enlace se ha retirado para proteger la cuenta. Si aún quiere elegir una nueva contraseña, pida un nuevo enlace.
superseded-title = Este enlace ya no es válido
superseded-text = Desde que lo enviamos, probablemente se ha establecido una contraseña en otro lugar. Si aún quiere elegir una nueva, enviaremos un nuevo enlace a la misma dirección de correo electrónico.
superseded-button = Enviarme un nuevo enlace
limited-title = Espere un poco, por favor
limited-text = Han llegado muchísimas peticiones desde su red. No ha cambiado nada y los enlaces que ha recibido siguen siendo válidos. Tiempo de espera: { $wait }.
protected-title = Tenemos que hacerlo juntos
protected-text = La contraseña de esta cuenta no se puede elegir en esta página. Póngase en contacto con nosotros y lo haremos por usted. No ha cambiado nada.
unconfirmed-title = No pudimos confirmar su nueva contraseña
unconfirmed-text = Es posible que se haya establecido o que no. Intente iniciar sesión con ella. Si no funciona, pida un nuevo enlace.
not-found-title = Esta página no existe
not-found-text = Puede que la dirección esté mal escrita.
cross-site-title = Inténtelo de nuevo desde aquí
cross-site-text = Por su seguridad, este formulario solo se acepta desde nuestra propia página. No ha cambiado nada. Abra de nuevo el enlace del correo o empiece otra vez.
bad-request-title = No ha llegado completo
bad-request-text = No ha cambiado nada. Vuelva atrás e inténtelo de nuevo, o empiece otra vez.
unavailable-title = Volvemos enseguida
unavailable-text = Ahora no podemos atender su petición. No ha cambiado nada y los enlaces que ha recibido siguen siendo válidos. Inténtelo de nuevo en un minuto.
internal-title = Algo ha fallado por nuestra parte
internal-text = Lo sentimos. Inténtelo de nuevo; si vuelve a ocurrir, póngase en contacto con nosotros e indique este número:

button-new-link = Pedir un nuevo enlace
button-start = Empezar otra vez
button-retry = Intentarlo de nuevo
button-contact = Contactar con { $brand }
