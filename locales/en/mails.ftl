# The mails. $brand is the vendor's name, which can't be inflected; $lifetime is a duration such as “24 hours”, which is best put behind a colon where
# it would have to be inflected. Each paragraph begins with a capital letter, if the language has them, also after the greeting.

greeting = Hello,
greeting-name = Hello { $name },
# At the end of each mail.
sent-to = This mail was sent to { $address } because of your account with { $brand }.
# Above the link, which stands on a line of its own.
link-copy = Or copy this link into your browser:
link-lifetime = The link works for { $lifetime }, until you have used it.

# Somebody asked to reset their password. The preheader is what mail programs show beside the subject.
reset-subject = Reset your { $brand } password
reset-preheader = Choose a new password with this link.
reset-title = Reset your password
reset-text = Somebody, probably you, asked to reset the password of your { $brand } account. Choose a new one here:
reset-button = Choose a new password
reset-ignore = If you didn’t ask for this, you can ignore this mail: your password stays as it is.
# Above a second link, with which the first is ended.
reset-not-me = Or end the link, so that no more mails come for a while:
# When the link was asked for, and perhaps from where. $time is a date with a time, $address an IP address, $browser such as “Firefox, Linux”.
reset-asked-time = Asked for: { $time } (UTC)
reset-asked-address = From the network address: { $address }
reset-asked-browser = With: { $browser }

# The vendor made an account for somebody, who never had a password.
invitation-subject = Your { $brand } account: choose your password
invitation-preheader = Your account is ready. Choose a password with this link.
invitation-title = Choose your password
invitation-text = There is a { $brand } account for you. Choose a password, and you can start:
invitation-button = Choose your password
invitation-ignore = If you don’t know what this is about, you can ignore this mail: nothing happens without you.

# A password was set, be it the first or a new one. $time is a date with a time.
changed-subject = A new password was set for your { $brand } account
changed-preheader = If that was you, there is nothing else to do.
changed-title = Your new password is set
changed-text = A new password was set for your { $brand } account. Time of the change: { $time } (UTC).
changed-you = If that was you, there is nothing else to do: sign in with the new password.
changed-not-you-title = It wasn’t you?
# An address or a link to the vendor's support follows.
changed-not-you = Then somebody else can read your mail. Secure your mailbox, reset your password again, and tell us:
