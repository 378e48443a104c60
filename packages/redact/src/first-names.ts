import { words } from './lazily';

/** Common first names, as far as they are no words of another meaning. */
const FIRST_NAMES = words(
  `aaron adam adrian agnieszka ahmed aisha akira alan alejandro aleksander alessandro alex alexander alexandra alexei alfred ali alice alicia alina amanda amelia
  amina amy ana anastasia andrea andreas andrei andrew andrzej angela anita anja anke anna annalena anne annette annika anthony antonio arjun arne astrid ayşe
  barbara bartosz beata beatrice benjamin bernd bernhard bettina birgit björn boris brandon brian bruno camille carla carlos carmen carol carolina caroline catherine cecilia
  charles charlotte chiara chloe christian christina christine christoph christopher claire clara claudia cornelia cristina daniel daniela david deborah dennis diana diego dieter dirk
  dmitri dmitry dominik donald dorothea eduardo edward ekaterina elena eleni elif elisabeth elizabeth ella emil emilia emily emma enrique eric erik esther eva evelyn fabian fatima felix fernando
  florian francesca francesco francisco frank franziska freya friedrich gabriel gabriela gabriele george gerhard gianluca giorgio giovanni giulia giuseppe gonzalo grzegorz gustav guillaume hannah hans harald hassan heike
  heinrich helen helena helga helmut henrik henry hiroshi holger hugo ibrahim ian ingrid irina isabel isabella ivan jacob jacqueline jakob jakub james jan jana jane janina jasmin javier jean jennifer jens jeremy jessica
  joachim joan johan johanna johannes john jonas jonathan jorge josef joseph joshua juan juana juliane julia julian juliette jürgen karen karin karl karolina katarzyna kate katharina katherine kathrin katja kenji kerstin kevin
  klaus konrad krzysztof lars larissa laura lea leah lena leon leonie liam lisa lorenzo louis louise luca lucas lucia luis luisa lukas lukasz magdalena malgorzata manfred manuel manuela marc marcel marcin marco marcus margaret maria
  marianne marie marina mario marion marius markus marta martin martina mary mateusz matteo matthew matthias maximilian mehmet melanie michael michaela michal michel michelle miguel mikhail miriam mohamed mohammed monica monika
  mustafa nadia nadine natalia natalie natasha nathan nicholas nicola nicolas nicole niels nikolai nina noah norbert olaf oleg olga oliver olivia oscar oskar pablo paolo patricia patrick patrizia paul paula paulina pavel pedro peter petra
  philip philipp pierre piotr priya rachel rafael rahul rainer raj ralf ramona raphael rebecca renate ricardo richard robert roberto roger roland ronald rosa ruth ryan sabine samantha samuel sandra sanjay sara sarah sascha sean sebastian
  sergei sergey sharon silke silvia simon simone sofia sonja sophia sophie stefan stefanie stephan stephanie stephen steven susan susanne svetlana svenja sven sylvia takeshi tanja tatiana teresa theresa thomas thorsten tim timothy tobias
  tomasz torsten ulrich ulrike ursula ute valentina vanessa vera veronica veronika victor victoria viktor vincent vladimir volker walter werner wilhelm william wolfgang xavier yasmin yuki yuri yusuf zofia zoe
  анна мария елена ольга наталья светлана ирина татьяна екатерина юлия сергей александр алексей дмитрий андрей иван михаил николай павел владимир игорь виктор юрий олег оксана`,
);

/** True for a lower-case word that is a first name and nothing else. */
export function isFirstName(word: string): boolean {
  return FIRST_NAMES.has(word);
}
