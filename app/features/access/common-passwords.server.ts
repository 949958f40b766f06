/**
 * Passwords that are tried first by whoever guesses, of eight characters and more (shorter
 * ones are refused anyway), in lower case. Gathered from the lists that are published every
 * year; endings such as "1" or "!" are taken off before looking here.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password passw0rd password12 password123 passwort motdepasse contraseña
  qwertyui qwertyuiop qwerty12 qwerty123 qwertz123 azertyuiop asdfghjk asdfghjkl zxcvbnm1
  1q2w3e4r 1q2w3e4r5t 1qaz2wsx qazwsxedc q1w2e3r4 q1w2e3r4t5 zaq12wsx zaq1zaq1 1qazxsw2
  a1b2c3d4 abcd1234 abc12345 abcdefgh abcdefg1 aa123456 a1234567 abc123456 123456789a
  12345678 123456789 1234567890 12341234 11112222 12344321 87654321 987654321 98765432
  123123123 321321321 147258369 147852369 159753123 159357456 11223344 112233445566 789456123
  00000000 11111111 12121212 10203040 13131313 22222222 55555555 66666666 69696969 77777777
  88888888 99999999 123qwe123 123qweasd qwe123qwe qweasdzxc 1234qwer qwer1234 asdf1234
  iloveyou iloveyou1 ilovegod iloveme1 lovelove loveyou1 princess sunshine football baseball
  basketball softball superman spiderman starwars pokemon1 batman123 ironman1 liverpool
  chelsea1 arsenal1 barcelona realmadrid manchester cowboys1 steelers yankees1 redskins
  trustno1 letmein1 letmein12 welcome1 welcome12 welcome123 changeme changeme1 changeme123
  administrator admin123 admin1234 adminadmin root1234 rootroot testtest test1234 testing1
  guest123 master12 computer internet security secret12 topsecret whatever nothing1
  michelle jennifer jessica1 michael1 charlie1 jonathan victoria elizabeth samantha danielle
  benjamin alexander nicholas anthony1 christian christopher stephanie caroline veronica
  butterfly chocolate cookie12 cheesecake strawberry blueberry pineapple sunflower rainbow1
  midnight midnight1 blink182 metallica slipknot nirvana1 guitar12 dragon12 dragonball
  shadow12 hunter12 monkey12 tigger12 snoopy12 mustang1 corvette mercedes porsche1 harley12
  maverick scorpion phoenix1 warriors champion gandalf1 samsung1 hello123 helloworld
  google123 facebook linkedin instagram whatsapp microsoft windows10 minecraft playstation
  freedom1 america1 usausausa california florida1 newyork1 texas123 chicago1 december
  november september january1 february summer12 summer2017 summer2018 winter12 winter2017
  spring2018 password2017 password2018 p@ssword p@ssw0rd pa55word passwd123 mypassword
  yourpassword nopassword democracy democrat republican cityhall cityhall1 cityclerk
  citycouncil council1 councilmember alderman mayor123 translocal translocal1`.split(
    /\s+/,
  ),
);
