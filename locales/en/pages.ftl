# The pages. $brand is the vendor's name, which can't be inflected.

# How long something takes or lasts. Each stands alone, or behind a colon.
duration-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
duration-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
duration-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
duration-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

# Around every page. A link to write to or to visit follows the question.
help-question = Need help?
help-site = { $brand } support
language-label = Language
language-button = Change
# The title of a page that shows a mistake in a form.
error-title = Error: { $title }

# Where a person asks for a reset.
request-title = Reset your password
request-lead = Enter the email address of your { $brand } account, and we’ll send you a link to choose a new password.
request-address = Email address
request-button = Send me a link
request-problem = That doesn’t look like an email address. It should look like { $example }.

# Told above the form when it was sent faster than people type, or lay open for a day.
request-once-more = For your safety, please press the button once more.
# A field that people never see; some screen readers may. Only programs that fill in everything fall for it.
request-trap = Leave this field empty
# On the button, for a second or two, while the browser proves that this is no flood of automated requests.
request-checking = One moment…
# In place of that proof when the browser runs no scripts. $wait is a duration.
request-wait-title = One more step
request-wait = Many automated requests are arriving right now. To tell yours apart, please wait a little and then press the button. Time to wait: { $wait }.
# The field that people never see was filled in. $wait is a duration, for browsers that run no scripts.
request-trapped = Something in your browser, such as an extension, filled in a hidden field that catches automated requests. That field is gone now: please wait a little and then press the button. Time to wait: { $wait }.
# Another service checks that a person is asking, and said no, or was not asked.
request-not-checked = We couldn’t check that this request comes from a person. Please try again. If that doesn’t help, contact us.

# Once they have asked, whether or not there is such an account.
sent-title = Check your email
sent-lead = If there is an account for the address you entered, a mail with a link is on its way. It should arrive within a minute.
# Labels, each with a value: an address, a duration.
sent-from = Sender
sent-lifetime = The link works for
sent-missing-title = No mail yet?
sent-spam = Look in your spam or junk folder.
sent-address = Make sure it is the address you use with { $brand }. For your safety, this page looks the same for every address.
# $wait is a duration. A link with the next text follows.
sent-wait = Time until you can ask again: { $wait }. All links that you received keep working.
sent-again = Ask again

# Where the link of a mail leads. The first title is for a reset, the second for somebody who never had a password.
form-title = Choose a new password
form-title-first = Choose your password
# The account's address follows.
form-account = For the account
form-password = New password
form-confirmation = New password, once more
# $count is a number from 6 to 64.
form-rules = At least { $count } characters, at most 72. A few words in a row are easy to remember and hard to guess.
form-signed-out = You will be signed out of { $brand } everywhere, and sign in again with the new password.
form-button = Set password
# A small button in the password's field, and what it does in full, for people who do not see it.
form-show = Show
form-show-label = Show password
form-hide = Hide
form-hide-label = Hide password

problem-empty = Type a new password first.
problem-mismatch = The two passwords are not the same. Type both again.
# Such as a null character, or bytes that are no UTF-8.
problem-characters = That password contains a character that can’t be typed, or that didn’t arrive as you typed it. Type it again, or choose another one.
problem-short = That password is too short. It needs at least { $count } characters.
problem-long = That password is too long. The limit is 72 letters or digits of the Latin alphabet; other letters and emoji count two to four times.
# More about a password that is too long, counted that way; $count is a number above 72.
problem-long-count = Counted like that, yours has { $count }.
# It was found in a list of passwords that were stolen elsewhere.
problem-breached = That password has appeared in a data leak, so others will try it. Choose one that you use nowhere else.
problem-own = That password contains { $brand } or a part of your address, which others would try first. Choose something else.
problem-common = That is one of the most used passwords, and the first that others would try. Choose a less common one.
problem-weak = That password is too easy to guess. Make it longer, for example with three or four words that don’t belong together.
# More about a password that is too easy to guess.
weak-word = A single word, even with a few letters replaced, is guessed quickly.
weak-name = Names, and words from your address or from { $brand }, are guessed first.
weak-pattern = Neighbouring keys and sequences such as “abc” or “6543” are guessed quickly.
weak-repeat = Repeated characters and words add little.
weak-date = Dates and years are guessed quickly.
# $wait is a duration.
problem-wait = There were too many tries for this account. Your password was not changed. Press the button again later. Time to wait: { $wait }.
problem-busy = Your password is being changed at this very moment, perhaps in another window. Wait a minute, then press the button again.
problem-unavailable = We can’t reach the server that keeps your password right now. What you typed is still here: wait a moment, then press the button again. Your link keeps working.

done-title = Your new password is set
done-lead = You can now sign in to { $brand } with your new password. You can close this page.
done-signed-out = If you were signed in anywhere, you have been signed out there.
done-mail = We’ll also send you a mail that confirms this change.

# Where a second link of the mail leads: for somebody who didn't ask to reset their password.
not-me-title = You didn’t ask for this?
not-me-lead = Then somebody else entered your address on our page. They can’t read your mail, and your password has not been changed.
# $wait is a duration.
not-me-effect = You can end the link of that mail. We’ll then mail no new links to this address for a while, whoever asks. Time without new links: { $wait }.
not-me-button = End this link
# A link for who has come here by mistake.
not-me-keep = It was me: choose a new password
not-me-done-title = The link has been ended
not-me-done-text = Your password has not been changed, and there is nothing else to do.
not-me-done-effect = Time without new links to this address: { $wait }. If you need one before that, contact us.

# Pages that say why something does not work, and what to do next.
expired-title = This link has expired
expired-text = Links work for a limited time only, to keep your account safe. Your password has not been changed.
used-title = This link has already been used
used-text = A password was set with a link from your mailbox, so all the links that you had received have ended.
used-you = If that was you: sign in with your new password.
used-not-you = If it wasn’t you, or you don’t remember the password: ask for a new link.
unknown-title = This link doesn’t work
unknown-text = It may be incomplete. Open it from the mail again, or copy the whole line into your browser. If it is an old one, ask for a new link.
declined-title = This link was ended
declined-text = Somebody who reads your mail told us that they hadn’t asked for it. Your password has not been changed. If you want to choose a new one, ask for a new link.
ended-title = This link no longer works
ended-text = The account has changed since we sent this link, or the link was withdrawn to keep the account safe. If you still want to choose a new password, ask for a new link.
# A password was set at the vendor's app or by another way since. The button mails a new link to the address that this one was mailed to.
superseded-title = This link has ended
superseded-text = Since we sent it, a password was probably set somewhere else. If you still want to choose a new one, we’ll send a new link to the same email address.
superseded-button = Send me a new link
limited-title = Please wait a little
# Too many requests came from the person's network, perhaps not from them. $wait is a duration.
limited-text = Very many requests have come from your network. Nothing has been changed, and links that you received keep working. Time to wait: { $wait }.
protected-title = We have to do this together
protected-text = A password for this account can’t be set on this page. Please contact us: we’ll set it up for you. Nothing has been changed.
# Something answered in place of the server that keeps passwords: the new one may be set, or not.
unconfirmed-title = We couldn’t confirm your new password
unconfirmed-text = It may have been set, or not. Try to sign in with it. If that doesn’t work, ask for a new link.
not-found-title = There is no such page
not-found-text = The address may be mistyped.
cross-site-title = Please try again from here
cross-site-text = For your safety, this form is only accepted from our own page. Nothing has been changed. Open the link from your mail again, or start anew.
bad-request-title = That didn’t arrive in one piece
bad-request-text = Nothing has been changed. Go back and try again, or start anew.
unavailable-title = We’ll be back in a moment
unavailable-text = We can’t take your request right now. Nothing has been changed, and links that you received keep working. Please try again in a minute.
internal-title = Something went wrong on our side
internal-text = We’re sorry. Please try again; if it happens once more, contact us and mention this number:

# Buttons of these pages.
button-new-link = Ask for a new link
button-start = Start anew
button-retry = Try again
button-contact = Contact { $brand }
