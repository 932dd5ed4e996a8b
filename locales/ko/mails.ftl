greeting = 안녕하세요.
greeting-name = 안녕하세요, { $name } 님.
sent-to = 이 메일은 { $brand } 계정과 관련하여 { $address } 주소로 보내 드렸습니다.
link-copy = 또는 다음 링크를 브라우저에 복사하세요:
link-lifetime = 링크는 사용하실 때까지 유효합니다. 유효 기간: { $lifetime }.

reset-subject = { $brand } 비밀번호 재설정
reset-preheader = 이 링크로 새 비밀번호를 정하세요.
reset-title = 비밀번호 재설정
reset-text = { $brand } 계정의 비밀번호 재설정이 요청되었습니다. 여기에서 새 비밀번호를 정하세요:
reset-button = 새 비밀번호 정하기
reset-ignore = 요청하지 않으셨다면 이 메일을 무시하세요. 비밀번호는 그대로 유지됩니다.
reset-not-me = 또는 링크를 취소하시면 한동안 메일이 오지 않습니다:
reset-asked-time = 요청 시각: { $time } (UTC)
reset-asked-address = 네트워크 주소(IP): { $address }
reset-asked-browser = 브라우저: { $browser }

invitation-subject = { $brand } 계정: 비밀번호를 정하세요
invitation-preheader = 계정이 준비되었습니다. 이 링크로 비밀번호를 정하세요.
invitation-title = 비밀번호 정하기
invitation-text = { $brand } 계정이 마련되었습니다. 비밀번호를 정하면 바로 시작할 수 있습니다:
invitation-button = 비밀번호 정하기
invitation-ignore = 무슨 내용인지 모르신다면 이 메일을 무시하세요. 직접 하지 않으면 아무 일도 일어나지 않습니다.

changed-subject = { $brand } 계정에 새 비밀번호가 설정되었습니다
changed-preheader = 본인이 하셨다면 더 하실 일은 없습니다.
changed-title = 새 비밀번호가 설정되었습니다
changed-text = { $brand } 계정에 새 비밀번호가 설정되었습니다. 변경 시각: { $time } (UTC).
changed-you = 본인이 하셨다면 더 하실 일은 없습니다. 새 비밀번호로 로그인하세요.
changed-not-you-title = 본인이 아닌가요?
changed-not-you = 다른 사람이 메일을 읽을 수 있는 상태입니다. 메일 계정을 보호하고 비밀번호를 다시 재설정한 뒤 알려 주세요:
