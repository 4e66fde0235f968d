"""Words and rows of keys that people use as passwords, and that guessing begins with."""

COMMON = frozenset(
    """
    password passwort passphrase passcode secret letmein welcome admin administrator login access
    changeme default master guest qwerty qwertz azerty iloveyou ilove loveme trustno
    monkey dragon shadow sunshine princess butterfly flower cookie cheese chocolate banana orange
    football rugby cricket baseball liverpool arsenal chelsea everton newcastle manchester united
    celtic rangers tottenham wales cymru england scotland ireland britain london cardiff leeds
    superman batman starwars pokemon mustang ferrari mercedes jordan hunter killer soccer hockey
    charlie thomas george oliver harry jessica michelle daniel william michael ashley amanda
    jennifer samantha nicole daniel matthew andrew joshua robert richard elizabeth charlotte
    summer winter spring autumn january february march april june july august september october
    november december monday tuesday wednesday thursday friday saturday sunday
    computer internet google facebook windows android iphone samsung microsoft office school
    college hospital police teacher family mother father sister brother daddy mummy babygirl
    angel heaven jesus christ blessed freedom whatever nothing forever friend friends lovely
    hello goodbye please thankyou test testing tester example sample temp temporary
    children childrens child home homes care carer workforce support worker residential manager
    recruiter ofsted staff jobs service demo
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qazwsxedcrfvtgbyhnujmikolp",
)
# Known to everybody who reads our own pages.
PUBLISHED = frozenset({"demo-password-only", "correct horse battery staple"})
