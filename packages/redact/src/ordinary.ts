/**
 * Ordinary words of many languages: what people say around a password, a code, a person or a machine. Whatever stands
 * there and is none of them may be the secret itself.
 */
import { isKnownWord } from './vocabulary';

const ENGLISH = `
  accidentally actually additional address advance advice ago agree air alert alive alone along although always america american amount answer
  answers apart app apple apps april aren arrived arrives aside august aunt australia australian austria autofill autofilled autumn avatar back
  background badge banner batch battery became become becomes begin beginning began behind believe best better big birthday bit black blank
  blocker blocks blue bookmark boss bot both bottom bought box boxes boy brand breaks bring broke brother brought build business busy button buttons
  call called calls came canada cannot card care case cases cat certain certainly chance changes changing channel check checks cheers child children chinese
  choose chooses chose chosen city clear clears click clicked clicks clipboard close cloud colleague colleagues color comes coming common community
  company complain complains complete completely computer computers connect connects cookie copies copy corner correctly corrected country couple course
  cpu crash create creates creating customer daily danger dark dashboard data database date daughter day days december default definitely delete deletes
  delivered desk desktop desktops dialog die died difference differently disappeared disappears discord disk do docker doctor docs document does dog domain done
  door down download downloads dozen drift drop dutch early earlier easy edge editor eight eighteen eleven else elsewhere email emails employee end ended ends
  engine english enters entering entirely entries especially europe evening eventually everybody everyone everywhere exact example except exit expect
  expects explain explained extension extensions extra eye fact fail fails fairly family far fast father favorite feature february feels field
  fields fifteen fifth fifty figure fill filled filling fills final finally find finds finger finish finishes firewall firmware fit five fix fixed flat
  folder folders forever forget forgets forgot form forty forward found fourth france free french fresh friday friend friends front full fully
  funny further future game gave general german germany girl girlfriend boyfriend goes going google grandma great green grey guess guest guide guy had half hand
  hang hangs happen happened happens happy hard hardly having he head headers hear hello help helped helpful helps her hers hey hi him himself history his
  hit hits hold home hope hopefully hotel hotspot hour hours house hover hub huge human hundred husband icon ideas idea immediately important
  improve india indian information infos informed input inputs install instead instructions interface internet ipad iphone issue issues italian italy item january
  japan japanese job joined july june kid kids kitchen knew know knows laptop laptops large last late lately latency latest leads learn leave leaves led left
  length let lets letter letters level light line lines links lists little live lives load loads local log login logins logs look looked looking looks loop
  lose loses lot lots love low luck lucky mac machine machines mail mails main makes making man march matter mean means meaning meanwhile meet
  memory mention mentions menu messages middle million mind minute minutes miss mistake mobile model modem moment monday money months monitor more morning most
  mother move moves mouse much multiple music mum mom dad myself nearly neat need network networks nice night nine ninth noon normally north note noted notes nothing
  notice noticed november nowhere numbers october offer office officially often oh older oops open opens option options order original
  otherwise outdated outside outlook overnight overview owners page pages panel paper parents part parts partner party past path pc people perfect perfectly
  perhaps person personal persons phones photo pick picture piece pieces place plan planned play plenty plug plugin point points poland polish
  poor popup popups port portugal portuguese possibly post press presses pressed pressing pretty printer privacy pro problems process program programs
  project prompts properly provide public pull purpose put puts question questions quick quickly quite random rather reach reads ready real reappears
  rebooted reboot reboots reason reasons reauthenticate receive receives recent recently recognise recognised recognize recommended red refuses
  regards regular reinstall reinstalled rejects relevant reload reloaded reloads remain remains remember remembers remembered remove removes repair repeat
  repeated report reported reports reset resets respond responds responding rest restart restarts result results return returns reviewed rights risk
  room rotate rotates router rules run runs russian safe same saturday save saves saw saying scanned school scratch screens screenshot search
  seconds see sees seemed self send sends sending sensitive separate september servers service services seven seventh several shall share shares sharing she
  shell shift shop short shorter shortly show showed showing shows shut side sign signs signing silently similar simple simply since sister
  sit site sites situation six sixth slow slowly small smartphone solution solve solves solved somehow something sometimes somewhere son soon
  sorry sort sound sounds south spain spaces spanish special speed spelled spelling spend spent spinner spin spins spring staff stage stand standard stands
  starting starts stay stays stayed steady step steps stick stolen stops story strange stuck student studio stuff submit submitted subscription
  such sudden suddenly suggest suggested suggests summer sunday supplier support supports suppose supposed surely surname switch switches swiss
  switzerland symbol tab tablet tabs talk talks tap tapped task tea teacher team tech technical telephone tell tells ten tends terminal test tested tester
  testing tests text texted texts thank thanks that's theme therefore third thought thousand thursday ticket tight till tired title told tomorrow tonight took
  tool tools top total touch touched toward town tries trouble true trusted tuesday turkey turkish turn turned turns twelve twenty type types typing
  uncle under understand unfortunately unlock unlocks unplugged unsure updates upper upset urgent usa useful useless username users vacation version versions via
  video view views visible visit visited voice wait waits wake walk wall want wanted wanting warned washed watch way ways web website websites
  wednesday week weekend weeks welcome west white whoever whether whichever wife wifi window windows winter wish woman women wonder word words wow
  write writes writing written wrote yellow yep yesterday younger zip per plus via whatever however hello dear sir madam
  awaiting grant model remote rejects manager field box prompt window dialog reset refresh page link entry screen change hint help
  managers reset-link policy rule login requirement expires expiry rotation again anyhow refused refuses recorded wins stopped changes typed matches
  autofills autocomplete works worked fails failed keeps kept disappears vanished vanishes appears appeared comes came gets got goes went itself
  blank white empty stuck frozen loading ago yesterday today tonight monday works answered answers replies replied reply respond
  contains contain has have having having's needs wants wasn isn doesn didn don won can couldn shouldn wouldn hasn haven ll ve re
  above abroad across anyway apparently around asap autumn believe besides briefly broken clean cleaned correctly copying pasting typing pasted
  yes yeah yet zero half quarter single double twice thrice identical equal longer shorter newer older stronger simpler easier different
  alphanumeric uppercase lowercase capital capitals digits digit letters special characters character long short strong weak easy complicated complex
  secure unique random generated secret private hidden visible masked dotted shown unreadable obvious public leaked safe unsafe fine okay alright
  good great perfect bad wrong right valid invalid correct incorrect accepted rejected refused approved denied known unknown forgotten lost
  mine yours ours theirs his hers its one ones these those such other others another none nothing something anything everything someone somebody
  owner admin administrator operator member guest root system daemon nobody anonymous limited standard normal privileged ordinary
  alias aliases accounts agents approvals browsers caches codes commands containers credentials errors events extensions gateways hosts images keys
  logs models networks passwords plugins ports providers proxies requests roles scopes sessions sockets tokens urls volumes
  reset-password two-factor one-time single-use logins
`;

const GERMAN = `
  aber abend abends abmelden abgemeldet abgelehnt ablehnen absolut ach adresse ähnlich alle allem allen aller alles also alten alter altes am an andere anderen
  anderer anderes anfang anfangs angemeldet angenommen angezeigt anmelden anmeldung anmeldedaten ankommt anruf ans anscheinend antwort antworten
  antwortet anzeige arbeit arbeitet auf aufgerufen augenblick aus ausgefüllt ausgeloggt ausgeschaltet aussieht außer außerdem baten beim bei beide
  bekam bekomme bekommen bekommt benötigt benutze benutzen benutzt benutzer benutzername bereits besitzer beste besten bestätigt bestätigung bestimmt bin bis
  bisher bitte bleibt blieb böse browser bräuchte brauche braucht chef code computer da dabei dafür dagegen daher damit danach dank danke dann daran darauf
  darf dass davon dazu deine deinem demnächst denke denn deren deshalb dessen dies diese diesem diesen dieses diesmal doppelt dort drei drin dran dringend drücke
  durch dürfen eben ebenfalls ehe eigentlich einfach eingabe eingabefeld eingeben eingegeben eingeloggt eingefügt eingestellt eingetippt einige einigen einloggen einmal eins
  einstellung einstellungen email endlich entfernt erhalten erhalte erkannt erkennt erneut erreichbar erscheint erst erste ersten erster
  erstellt etwa euch euer extra fach familie fehler fehlermeldung feld fenster fest finde finden fordert fragt fragen frage frau freigabe fremd freund früh früher
  funktioniert funktionieren funktionierte gab gar geändert geben gebeten gebraucht gefragt geht gegangen gehört gelöscht gemacht gemerkt genau genauso genommen generell genug
  gerade gerät geräte geschickt gesehen gesendet gesetzt gespeichert gestern gestrichen getan getippt getestet gewechselt gewesen gibt gib ging glaube gleiche gleichen gleichzeitig große gruß grüße grüßen gut gute guten gäste haben
  habt hallo handy hängt hat hatte hatten hätte heißt helfen heute heyron hiermit hilfe hilft hin hinter hinzu hinterlegt hoffe hoffentlich hören ihm ihn ihnen ihr ihre ihrem ihren immerhin in
  indem infos ins internet irgendwann irgendwas irgendwie ja jahr jahre jahren jede jedem jeden jeder jedes jedesmal jemand kam kann kannst kaputt karte kaum kein keinem keinen keiner kennt klappt
  klappte klein kleine klicke klicken kommen komme kommt könnt können könnte konnte kopiert korrekt korrekte korrekten kurz kurzem lade laden lädt lag lang lange langsam laptop lassen
  lässt laut lautet läuft leben leider letzte letzten letztes leuten liebe lieber liegt linux liste login los löschen machen mache macht mag mail mails mal man manager manchmal mann mehrere mehrmals meinem meinen
  meiner meines meint meiste meldet meldung mensch merken mich mindestens minuten minute mir möchte möglich moment monat monate monaten montag morgen morgens muss musste mussten müssen nachdem nachricht
  nächste nachts name namen natürlich neben nehme nehmen nimmt nein nennt nett netz netzwerk neu neue neuem neuen neuer neues neulich neustart nie niemand nimmst nirgends noch
  nochmal nochmals normal normalerweise nötig nummer nun nur ob oben obwohl offen offenbar öffne öffnen öffnet ohne ok okay ordnung passiert passt passwort passwörter passwortfeld passwortmanager
  paar plötzlich privat privaten probiere probiert problem problemlos programm prüfen rechner recht reicht richtige richtigen richtiger route router sage sagt sah sache samstag schalte schauen scheint schickt schlecht
  schnell schon schreibt schuld schwer sechs sehe sehen sei seine seinem seinen seiner seite seiten selbe selben selber selbst senden server setze setzen sicher sicherlich sie sieht sitze sms
  sobald sofort sogar solange solche soll sollen sollte sollten somit sondern sonntag sonst soweit sowie später sperre spät stand ständig statt steht stelle stimmt stunde stunden stehen
  such tag tage tagen täglich tatsächlich team telefon testen text tippe tippen tippt trotz trotzdem tun tut über überall überhaupt übrigens um umgezogen unbedingt und uns unser unsere unserem unseren unten
  unter verbunden verbindet verbindung vergeben vergessen verlangt vermutlich versandt verschickt verschwindet versehentlich versuch versuche versucht versuchen verstehe verwende verwendet viel viele vielen
  vielleicht vier völlig vorbei vorgestern vorher vorhin wachsen wähle wann warte warten wartet warum weder wegen weil weiß weit weiter weiterhin welche welchen welcher welches
  wem wen wenig wenige wer werde werden wie wieso will willst wir wirklich wo woche wochen wohl wollen wollte wort worte wurden würde würden zahl zeichen zeige zeigt zeit zeiten zuerst zufällig
  zugang zugangsdaten zugriff zuletzt zum zumindest zurück zurückgesetzt zusammen zuvor zwar zwei zweimal dreimal zweite zweiten zwischen kunde kundin lehrer lehrerin spätestens gewechselt verloren unverändert
`;

const ROMANCE = `
  mudou mudaram cambió cambiaron
  abonnement absolument accepte accepté acceptée accès actuel affiche ai aide ailleurs aimerais ainsi ajouté alors ami an ancien ancienne année ans appareil appareils appelle appelé appli après
  arrive arrivé as assez attends attente aucun aucune aujourd aujourd'hui auparavant aurait aussi autre autres aux avais avait avant avoir avons beaucoup besoin bien bientôt blanche bloqué bon bonne bonjour
  bonsoir bouton ça cache car cas ce ceci cela celle celui certain certains ces cet cette c'est chaque chez choisi choisis clair clavier clique code collé combien comme comment complet compte
  connais connecte connecté connecter connexion continue copié copiée copier correct correcte corriger crois cœur côté d'abord d'accord d'accès demande demandé depuis dernier dernière derrière deux devant devrait dire dis dit dix
  doit donc donne donné dont dort droits écran écrit effacé également elles email en encore enfin enregistré enregistrée ensuite entre entré entrée entrer envoie envoyé erreur es essaie essayé et étais était étaient êtes être eu
  eux exact exacte exactement existe explique fait faire fallait faut fenêtre fini fois fonctionne fonctionnait fonctionné forme gentil grand gros heure heures hier ici identifiant ils image important impossible
  inchangé information internet j'ai jamais je jour jours jusque juste l'ai l'agent l'application l'écran l'ordinateur l'erreur la là laissé laquelle lent leur leurs lien ligne liste loin long longtemps lors lui maintenant mais maison mal marche marchait
  marqué même mêmes merci mes message met mets mettre mieux mille minutes minute mis mise mobile modifié moi moins mois moment montre n'ai n'est n'a n'y navigateur navigation nom nombre nos notre nous nouveau nouvel
  nouvelle nuit numéro oublié oui ouvert ouvre page pages panne par parce pareil parfois part partie passé passe pendant pense personne petit peu peut peux plusieurs portable posé possible pourquoi pourtant pouvez pouvoir premier
  première prend près presque privée problème propre propriétaire publié puis quand quatre que quel quelle quelqu'un quelque quelques question quoi rapide réinitialisé recharge rechargé reçois reçoit reçu redémarré redevenu rien refuse refusée remplit répond réponse
  reste rester resté réseau retour rouge saisi saisie saisir sais sait salut sans semaine semaines semble sens serait seul seule seulement si site sinon six soir sois sommes sont sort sous souvent suis suite sur surtout
  tapé tard tel téléphone tellement temps tente tenté terminé test texte tout toute toutes tous travail travaille très trois trop trouve trouvé tu un une utilise utilisé valable vais vers vérifié veut veux via vide vider vidé vient vieux vite
  voici voilà voir vois vos votre voulais vous vrai vraiment vu écrire étape état été ordinateur copiée changé changée retapé collée juste fausse bonne nouveau
  a abierto abre abrir acceso acepta aceptada aceptado acerca además agente agentes agradezco ahí ahora al algo alguien algún alguna algunos allí alguno ambos año años antes anterior anteriores aparece aparecen apagado apenas aplicación aquí
  así aunque ayer ayuda ayudar bastante bien bloqueada bloqueado borrado borré buenas bueno buenos busca cada cambiada cambiado cambiar cambié cambio cambió campo casa casi caso celular cerrado certa cerrar cerré clave cliente
  coincide color como completo compré con conectado conectar conexión conmigo contesta continua copiada copiado copié correo cosa cosas creo cual cualquier cuando cuánto cuatro cuenta cuentas da dan dar datos debe debería decía decir dejó del demás
  dentro desapareció después día días dice dicen diferente dijo dirección dispositivo dispositivos donde dos durante e ella ellos email embargo empezó en encuentra encuentro entonces entra entrar entre envía enviado enviaron equipo error ese eso
  esos esperar espero esta está estaba estado están estar estas este esto estos estoy exactamente existe fácil favor fecha fin finalmente fue fueron fuera funciona funcionaba funcionar funcionó
  gracias gran guarda guardada ha había hace hacer hacia haciendo han has hasta hay haya he hecho hemos hola hora horas hoy igual incluso ingresé ingresar inicia iniciar inicio intentado intentar intenté intento introducir introducido introduje ir
  jamás junto le les llega llegado llegó llegar lleva luego lugar mal manera mañana mantiene mañanas más mayor me mejor menos mensaje mes meses mientras mil minuto minutos mío mío mira misma mismo mismos modo momento mostrar móvil
  mucho muchas muchos muestra muy nada nadie navegador navegadores necesita necesito ni ningún ninguna ninguno noche nombre normal nos nosotros nuestra nuestro nueve nuevas nuevo nunca olvidado olvidé ordenador otra otras
  otro otros página páginas pantalla parece parte pasa pasado pasó pedido pega pegado pegué pensar pequeño perdí pide pidió poco poder podría pone poner por porque portátil posible primer primera primero privada probado probar probé
  problema pronto propia propio puede puedo pues puesto pulso qué quedó queda quedar quien quiero quita realmente recargar recargué recibe recibí recibido recibo recién recordar recuerdo red rechaza rechazada reinicia
  reiniciado reinicié repente respond responde respuesta saber sabe sale saludo saludos segundo segundos según segura seguro seis semana semanas señal ser seria será servidor si sí siempre sigue siguiente sido simplemente sitio sobre
  sola solo sólo solución son soy su sus tal también tampoco tan tanto tarde teclado teclear tecleado teléfono tener tengo tercera tiempo tiene tienen toda todas todavía todo todos trabajo tras tres tuve u última último unos usando usar
  uso uso usuario usuarios va vacía vacío van varias varios veces ventana ver verdad vez viene vieja viejo voy vuelta vuelto ya yo escribí escrita escrito expirado restablecí restablecida válidas correctas buena mala misma
  abri abrir acessar acesso aceita aceitou acho agora ainda ajuda algum alguma além alguém ali amanhã ano anos antiga antigo ao aos apaguei aparece apenas aplicativo aqui aquele as até atrás atualização atualizei atrasado aviso bem boa bom branco
  branca cada caiu campo casa celular certo certa chega chegou cliente código coisa colei com comigo como computador conecta conectar conexão conta continua copiei corretamente correto da dados das data de
  dela dele demora depois desde desligado dessa deste dia dias diferente digitada digitado digitei digitar disse diz dizendo do dois dos duas é ela ele eles em enquanto então entrar entrei entre enviei enviou era erro errada errado escrevi essa esse esta está estão estava
  este estou eu exatamente existe expirou faço fala falha falta fazer fecha fechei feito fez fica ficou fiz foi fora funciona funcionava funcionou há hoje hora horas igual internet isso isto já janela lá ligado limpei login logo lugar mais mal mas me
  meio melhor menos mensagem mês mesma mesmo mesmos meses meu meus minha minhas minuto minutos momento mostra mostrar mudada mudado mudança mudar mudei mudou muito muitos na nada nas navegador negado nem nenhum nenhuma nesse ninguém no noite nome nos
  nossa nosso nova novo num número nunca o obrigado obrigada olá onde ontem opção os ou outra outro outros página para parece parou parte pede pediu pela pelo perdi perfeita pode poder pois ponho por porém porque posso pouco precisa preciso primeira primeiro
  privada problema qual qualquer quando quase quatro que quem quer quero recarreguei recebe recebi recebeu recebo rede reiniciei resposta responde salva sabe se segundo segundos seguro sei sem semana semanas sempre senhas sim site só sobre sou sua tarde tela tem tempo
  tenho tenta tentar tentei ter teste teve toda todas todo todos trabalho três trocada trocado trocar troquei tudo última último um uma usa usada usado usando usar uso vai válida vazia vem ver verdade vez vezes você volta vou
  abbastanza accesso accetta accettata accettato adesso agli ai al alcuni alcun alla alle allora altra altri altro anche ancora anni anno anzi aperta apre aprire appena arriva arrivano arrivata arrivato aspetta assistenza attimo avere avevo basta
  bene bianca bisogno browser buon buona buongiorno buono cambia cambiata cambiato cambiare campo casa caso c'è certo che chi chiede chiedo chiuso ci cinque ciao codice codici collega collegare come computer con connessione conosco copiata copiato
  corretta corretto cosa così credo dà da dal dalla dati dato davvero degli dei del della delle dentro devo dice di dimenticata dimenticato dire dispositivi dispositivo diversa diverso dopo dove due durante e ed era erano ero errata errato errore esatta esatto
  esce esiste essere fa faccio fare fatto finestra fino forse fra funziona funzionava funzionato fuori già gli giorni giorno giusta giusto grazie ha hai hanno ho ieri il impostata impostato in indirizzo ingresso inserita inserito inserire intanto invece inviato io
  la l'ho lavoro le lei lì link lo loro lui ma mai mail male manca mattina me meglio meno mentre mesi messaggio messo mette mi mia mie miei minuti mio modo molte molti molto mostra navigatore ne nei nel nella nelle nessun nessuna nessuno niente no noi nome non
  nostra nostro notte nulla numero nuova nuove nuovo o oggi ogni ok oppure ora ore ormai pagina pagine parte passato password per perché però persa perso più poi possibile posso potete prego prendere presa prima primo privata problema pronto proprio prova provato può
  pure qualche qualcosa qualcuno quale quando quanto quasi quattro quella quello questa queste questi questo qui quindi rete resta restare ricarica ricaricata ricaricato ricevo ricevuto ricordo rifiuta rifiutata riga rimane risponde risposta riavviato riuscita rosso sa salvata salvato
  salve sapere sbagliata sbagliato scade scaduta scaduto schermo schermata scritta scritto se secondi secondo segreta sei sembra semplice sempre senza sera server sessione settimana settimane si sì sia sicura sicuro siete sito solo sono soltanto
  sopra sotto spenta spesso spettacolo stata state stati stato stamattina stesso stessa stessi sto strano su subito sul sulla suo sua tardi telefono tempo tentato tra tre troppo trova trovo tu tutta tutte tutti tutto ultima ultimo un un'altra una uno usa
  usare usata usato utente va valida valido vecchia vecchio vedo venire vero verso via viene visto voi volta volte vorrei vostro vuole vuota vuoto
`;

const NORTHERN = `
  aan aangepast achter actief al alleen alles als altijd ander andere anders antwoord antwoordt app apparaat apparaten bedankt begin beide bekend ben beter bij blijft bijna browser computer correct daar daarna dag dagen dan
  dank dat de deed deze dezelfde dicht die dit doe doen doet door dringend drie dus echt een eens eenmalige eerst eerste eigen elke en enige er ergens fout foute fouten ga gaan gaat gebeurt gebruik gebruiken gebruikt gebruiker gedaan geef geeft geen gekopieerd gekregen
  geleden geldig gelukt gelijk genoeg geprobeerd geweigerd geweest gewijzigd gewist gezet gisteren goed goede groeten groetjes had hallo heb hebben heeft helaas hele help helpt het hier hij hoe hulp iemand iets ik in ingelogd ingesteld ingetypt ingevoerd ingevuld
  inloggen is ja jaar jou jullie juist juiste kan kapot keer kijk klopt klaar komen komt kon krijg krijgen krijgt kunnen kwam laatste laat laden langzaam later leeg lege liet lijkt lukt lukte maak maakt maanden maar mag meer meerdere mensen met mij
  mijn minuten misschien moest moet moeten morgen na naam naar nam netwerk nieuw nieuwe niemand niet niets nodig nog nogmaals nooit nu nummer of om onbekend onder ondertussen ons onze ook op opeens open opgeslagen opnieuw over overal pagina pas plotseling
  precies probeer probleem probeerde scherm schrijft sinds slecht snel soms staat steeds stuk systeem telefoon terug tijd toch toen tot twee typ uit uur uren vaak van vanaf vandaag vanmorgen vanochtend vast vaste veel venster verander veranderd verbinding verder vergeten verkeerd
  verkeerde verlopen verloren verstuurd via vier volgens voor vorige vraag vraagt vragen waar waarom want waren was wat wachtwoorden weer week weken weet weg wel werd werkt werkte werken weten wie wij wil wilt wit worden wordt zal zegt zei zeker
  zelf zelfde zich zie ziet zijn zit zo zoals zonder zou
  accepterades aldrig alla allt alltid andra annan att av använda använder användare avvisades bara behöver bra bytt bytte byta data dator de den denna dessa det detta dig din ditt dock där då efter eftersom egen ej eller en enda enligt ett fast fel fick finns
  fler flera fortfarande fram frågar från fungera fungerar fungerade funkar funkade få får för föregående förlorat förra först första försökt försökte gammal gamla genom ger giltigt giltig gick gjort gjorde glömt glömde gå går gång gånger går gör göra ha hade han har hej
  hela helt hjälp hjälper hos hur här i idag igen igår ikväll ingen inget inga inloggad inloggning innan inne inte isär ja jag jobbet kan kanske klart klistrade kom kommer koden kopierade kopierat korrekt korrekta kunde kvar ladda laddar länge lite
  lösenord man med mejl mellan men meddelande mer mig min mina minuter misslyckas mitt mobil mobilen mot mycket måste många när nu ny nya nytt nej nekas nekades nog nån någon något några nätet och ofta också om oss på problem prova provat provade
  riktigt rätt rätta sade sedan sen senaste senast ser sida sidan sig sin sista skickade skickades skriva skriver skrev skrevs skulle ska snart som sparat stod stå står starta startade startat stäng stämmer säger säkert så sätt tack telefon telefonen tid tidigare till tills tillbaka timmar
  tog tom trots två tyvärr under ut utan vad var vara vart varför varje varit vecka veckor vem verkar vet vi vid vill visar vit väl vänta väntar återställde återställt än ändra ändrat ändrade ännu är över
  aldrig alle alt altid anden andet at av avvist bare begge blev blir blitt bliver brug bruge bruger brukar brukt brukte byttet både da dag dage den denne der dermed deres det dette dig din du efter eller en end endnu et etter fejl feil fik fikk finder flere for fordi forkert forrige
  forsøgt forsøkt først første fra fungerer før få får gang gange gerne giver gjør gjort glemt gode godkendt godkjent gyldig ha hadde hans har havde hej hele helt her hilsen hjalp hjelp hjælp hvad hva hvis hvor hvorfor hver i ifølge igen igjen ikke ind indtastet indtastede
  ingen inn innlogget intet jeg jo kan kjem kode koden kommer kopieret kopiert korrekt korrekte kun kunne lang ligger lidt litt man mange med meg mellem men mer mere mig min mindre mine minutter mistet mit mobil mot må måtte måned når ned nej nei nettleser noe noen
  nogen noget nok nu nye nylig nytt nå og også om op opp os oss over passer prøv prøver prøvde prøvet på rett rette rigtig rigtigt riktig samme se selv sendt ser side siden sier siger sin sitt skal skiftede skiftet skrev skrevet skriver skærm som stadig startet står sådan så tak takk
  telefon tid til tilbage tilbake timer to tom tre trykket uden ugyldig ukjent under ut uten var ved vel venter vi vil virker virkede virket vises vist være været år
  ei ehkä eikä eilen eivät en enää ennen ensin entinen haluaa hei hän ihan ja jo joka jos kaikki kanssa kerran kiitos koska koskaan kuin kun käytän käytössä meni mikä minun minulla minä missä mitä mukaan mutta muutin myös niin nyt oikea oikein ole olen oli on ongelma oma ovat paitsi pois puhelin
  puhelimella se sekä selain selaimessa sen siis sitten sivu sivulla tai taas tämä toimi toimii toinen tuli vaan vaihdettu vaihdoin vai vain vaikka vanha vielä viesti voi vuosi väärin väärä yhä yksi uusi uuden
`;

const EASTERN = `
  brzmi ustawione
  aby ale albo ani aplikacji aż bardzo bez błąd błędne błędny bo brak był była było były być będzie chce choć ci ciągle co coś cześć czasem czy dalej dane dla dni dnia do dobra dobre dobry dobrze dopiero dostaję dostałem dostałam drugi działa działało
  dzięki dziękuję dziś dzień gdy gdyż gdzie go godzin hasła i ich ile inne inny innej ja jak jaki jakiś jakby już jednak jego jej jest jestem jeszcze jeśli je jutro każdy karta kiedy kilka klucz komputer komputerze kolejny koniec konto ktoś który która które lub ma mam mamy mi miałem
  mimo minut mnie mną moim moja moje mojego mój może można mogę muszę na nad nadal nagle naprawdę nas nasz nazwa nic nie niego nieprawidłowe nieprawidłowy niepoprawne niż nikt nim no nowa nowe nowego nowy o od odpowiada odpowiedź ok okno on ona około one oraz
  ostatni ostatnio otwiera otworzyć pamiętam po pod podałem podałam pojawia pokazuje pomaga pomoc pomocy ponieważ ponownie poprawne poprawny poprawna poprzedni potem potrzebuję pozdrawiam prawidłowe prawie proszę prosi próbuję próbowałem problem przed przeglądarka przeglądarce
  przez przy przychodzi przyszło pusta pyta raz razy restart różne sam same samo się skopiowałem skopiowałam skopiowane skąd są so strona stronie stronę swoje tak także tam te tego telefon telefonie temat ten teraz też tę to tu tuż tydzień tylko tym u
  ustawiłem użytkownik używam w według wczoraj wersja wiem więc wpisane wpisałem wpisałam wpisuję wreszcie wszystkie wszystko wygasł wygasło wysyła z za zalogować zalogowany zaraz zawsze ze zły złe złym zmienione zmieniłem zmieniłam zmieniać znów zostaje zostało został że żaden żadne
  aby ale ani asi bude byl byla bylo být co čas dál děkuji den dnes do dobrý dobře dostal fungovalo funguje ho chyba já jak jako je jeho jen jenom ještě jestli jiný jsem jsou k kde kdo když která který málo mám mě mi minut mobilu moc moje moji můj možná musím
  na nad nebo nebyl nefunguje něco nejde není než nic nikdo nové nový od odpovídá okno on pak po pod podle pořád potom potřebuji prázdná pro proč prohlížeč prohlížeči prosím prostě protože před přes při přihlásit přijde přišel píše s se sám si správné
  správný stále stejné stejný stránka stránku ta tady tak taky tam teď telefon telefonu ten to trochu u už v včera verze ve více vlastní však všechno vždy z za zadal zadala zase zkusil zkopíroval změnil změnila zkouším že špatné špatný
  aldı aldım aldığım ama amaç ancak aldıktan artık asla aslında aynı açık açılıyor açılmıyor bana başka bekle bekliyor ben beni benim beri bile bilgisayar bilgisayarda bilgi bilmiyorum bin bir biraz biri birkaç birlikte biz boş bu bugün buldum bunu burada bulunuyor çalışıyor
  çalışıyordu çalışmıyor çalıştı çok çünkü daha dakika dan de defa değil değişti değiştirdim değiştirmedim değişmedi der diye diyor doğru doğruydu dolayı dün edildi ediyor ekran en etti etmiyor evet fakat farklı gece geç geçerli geçersiz gel geldi geliyor gelmiyor gelmedi genellikle gerçekten gerek gerekli
  gibi giremiyorum giriş girdim girdiğim göre gösteriyor gün güncelleme güncellemeden hala hâlâ hata hatalı hep hepsi her hiç hiçbir için ile ilk istiyor içinde iyi işe kabul kadar kaldı kalıyor kere kez kim kimse kod kontrol kopyaladım kullanıcı kullanıyorum kullanılıyor
  lütfen merhaba mesaj mı mi mu mü nasıl ne neden nerede o olan olarak oldu olduğu oldukça olmadı olması olmuyor olsa olur ona onay onu orada oluyor önce önceki öyle parolamı rağmen reddedildi reddedildi saat sabah sadece sanırım sayfa sayfada sayfayı sebep selam son sonra sorun soruyor
  sürekli süresi şey şimdi şifremi şifreyi şifresi şu tam tarayıcı tarayıcıda tarafından tekrar telefon telefonda telefonumda tek teşekkürler tüm unuttum üzerinde var ve veya verdi yalnızca yanlış yanıt yaptım yapıyor yazdım yazıyor yeni yenilendi yeniden yok yoksa yüzden zaman zaten ziyade
  a acum acest această ai aia aici am apoi ar are asta atunci avea bine bun bună că când care cea ceva cine ciao cu cum da dacă dar de deci deja despre din după e el este eu face fără fi foarte fost greșit greșită ieri încă în iar îl îmi la le lor mai mă mea merge mele meu nici nimic nimeni noua nou nouă nu o
  pagina pare pentru pe prea primit problema poate puțin sau să se schimbat sigur singur sunt și spune sus telefon timp toate tot trebuie un unde uneori va vă vreau vrea zi zile
  a az azt akkor amely ami azonban be csak de ez ezt egy egyik el előtt eddig fel hanem helyes helytelen hiba hogy hol igen is ismét itt jó jól kell két kérem ki köszönöm lett le ma már még meg megváltoztattam mert mi mikor minden mindig most mint működik nagyon nekem nem nincs ott
  rossz semmi sem számítógép szerint tegnap után új úgy vagy van vannak volt változott
  ada adalah agar akan aku anda antara apa atas atau bagaimana bahwa banyak baru bekerja belum benar berhasil berubah bisa bukan cara coba dari dan dapat dengan di dia dua halaman hanya hari harus ini itu juga jadi jangan kadaluarsa kami karena kata ke kemarin kembali kode
  kosong lagi lain lalu lama lebih lewat masih masuk mau mengubah memakai menggunakan minta muncul pada pagi perlu ponsel sama sampai sandi satu saya sebelum sejak sekarang selalu semua sendiri seperti sering setelah sudah salah tadi tapi telah telepon terima kasih tetap tetapi tidak tolong untuk valid yang
  ai anh bạn bằng bị bởi các cái cả có cho chỉ chưa của cùng cũng đã đang đây đến để đều đi điện thoại đó được đúng em gì giờ hay hết hôm khi không là lại làm lần lên lúc mà máy mình mỗi mới một nào này nếu nên ngày nhận như nhưng nhiều nữa nó ở qua quên rất rồi ra sai sao sau sẽ số tại tất thấy
  thay đổi theo thì thử tôi trang trên trong trước từ tự và vào vẫn vậy về vì việc với xin yêu cầu hợp lệ
`;

const CYRILLIC = `
  а агент агента адрес без более больше браузер браузера браузере будет бы был была были было быть в вам вас ваш введите ввела ввел ввёл ввести вводил вводила ввожу верен верна верный вернее верно весь возможно вошел вошёл вот все всё всегда всего вход входа войти вообще вопрос
  вставил вставила второй вчера вчерашнего вы где говорит года давно даже данные два две дело день дня дней для до доброе должен должно доступ другим другой другом другая его единственный если есть её ещё еще же жду за забыл забыла зайти заново запрашивает запроса зашел защитный здесь здравствуйте
  и из или им имя ими именно иногда истек истёк исправен их к каждый кажется как какой какая какие когда кода кодов кому компьютер компьютере которая который которое кто куда лично ли либо логин лучше любой мало между меня менял меняла меняли мне много мог могу может можно
  мой мою моя моё мое моего моей моем моим мои мы на набрал набираю надо нажал назад напишите наш не него нее ней неверный неверен неверно нельзя нет неправильный неправильно несколько ни никак никогда никто никому ним них ничего но новая новый нового новое номер нужен нужно ну о об
  обновления обновил обычно один одно одна он она они оно опять от отвечает ответ открывается отправил отправили отклонен ошибка ошибку парольный первый перед перезагрузил перезапустил перестал писал пишет по под подойдет подходит подтверждения подтверждение пожалуйста пока получил
  получила получаю помню помогает помогите помощь понимаю попробовал после последний потом потому почему правильный правильная правильно правильное приветствую привет придет пришел пришёл пришла пришло приходит при приложение принимает принят принимается проблема пробовал проверил проверила проверен
  произошло просит просто прошлой прошу пуст пуста пустая пустой пытаюсь работает работал работало раз раза разных ранее рядом с сайт сам сама само сбросил сброшен свой своего своём сегодня сейчас секунд скопировал скопировала скопирован сменил сменила сменили сменить сначала сможет смс снова со совпадает
  сохранен сохранён спасибо спрашивает сразу старый старая старого стал странице страница страницу сто стоит существует так такой также там твой те телефон телефоне тем теперь то тоже того той только том тот точно тут ты у уважением уверен уже удалил установил установлен утра устройство
  фото хорошо хочу хотя чат часа часов через четыре что чтобы эта эти это этого этой этом этот я языка изменил изменила изменен измененный поменял поменяла поменяли неделю неделе месяц минут пользователь пользователя аккаунт телеграм телеграме вк вводе временный одноразовый действителен недействителен
  але або адреса без більше був була було бути в від він вона вони все вже вчора для до дякую де день добре є її їх же за забув за з зараз змінив змінила і із інший його код коли який мене мені мій моя може на не немає ні новий новий нічого о один однак ось під після по помилка правильний працює працював
  прийшов пароля при про просить раз сайт свій скопіював сторінка стоїть так також там та телефон телефоні тепер ти тільки то тому у що щоб це цей через я як якщо
  телеграмм дискорд ватсап хром гугл
`;

const PLACES_AND_THINGS = `
  uncaught doctype identity locale registration central european pacific eastern western greenwich inch mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec mo di mi do fr sa so subscribe
  samsung galaxy pixel xiaomi huawei sony lenovo dell asus acer msi hp microsoft apple google amazon aws azure oracle ibm intel amd nvidia arm arch debian mint manjaro nixos alpine suse redhat centos rocky
  pop synology qnap unraid proxmox truenas openwrt fritzbox fritz pihole adguard ublock origin adblock ghostery noscript bitwarden keepass keepassxc lastpass dashlane onepassword nordvpn nord mullvad proton protonvpn surfshark expressvpn
  wireguard openvpn warp zerotrust authelia authentik keycloak okta duo authy yubikey nerve pinchchat studio clawsuite mission heyron openclaw clawdbot opus sonnet haiku gpt codex copilot cursor windsurf llama mixtral kimi
  sonoma ventura monterey sequoia tahoe catalina bigsur lion windows defender norton kaspersky avast avira bitdefender malwarebytes mcafee zscaler little snitch visual studio code terminal iterm putty hetzner digitalocean linode vultr
  fly render railway vercel netlify coolify portainer caprover dokku hostinger contabo ionos strato ovh netcup telekom vodafone comcast verizon starlink orange movistar
  spanish german english french italian dutch swedish danish norwegian finnish polish czech turkish russian ukrainian chinese japanese korean arabic hebrew hindi thai vietnamese indonesian greek hungarian romanian portuguese brazilian american british swiss austrian
  germany france italy spain portugal brazil mexico argentina netherlands belgium sweden denmark norway finland poland czechia turkey russia ukraine china japan korea india thailand vietnam indonesia greece hungary romania austria switzerland england scotland ireland britain
  london paris berlin madrid rome amsterdam vienna zurich new york frankfurt helsinki singapore
  deutschland österreich schweiz frankreich
  zoom teams outlook gmail yahoo icloud dropbox notion obsidian todoist trello jira
  beta alpha canary stable nightly insider preview lts
  error warning info debug trace fatal notice
  doctor logs status restart config models channels devices dashboard nodes cron skills sessions onboard configure
  curl ping traceroute nslookup dig
`;

const ALL = [ENGLISH, GERMAN, ROMANCE, NORTHERN, EASTERN, CYRILLIC, PLACES_AND_THINGS];
/** Made once it is needed: most starts of the worker need none of it. */
let ordinary: ReadonlySet<string> | null = null;

/** True for a lower-case word that people use about anything. */
export function isOrdinary(word: string): boolean {
  ordinary ??= new Set(ALL.flatMap(words => words.trim().split(/\s+/)));
  return ordinary.has(word) || isKnownWord(word);
}
