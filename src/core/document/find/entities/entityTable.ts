/**
 * The named character references of HTML (WHATWG, "Named character references") without `fjlig`, sorted: of
 * each the number of letters it shares with the name before, in base 36, its other letters, and what it means.
 */
export const entityTable =
	'0AEligÆ1MP&1acuteÁ1breveĂ1circÂ2yА1fr𝔄1graveÀ1lphaΑ1macrĀ1nd⩓1ogonĄ2pf𝔸1pplyFunction\u20611ringÅ' +
	'1scr𝒜2sign≔1tildeÃ1umlÄ0Backslash∖2rv⫧3wed⌆1cyБ1ecause∵2rnoullisℬ2taΒ1fr𝔅1opf𝔹1reve˘1scrℬ1umpeq≎' +
	'0CHcyЧ1OPY©1acuteĆ2p⋒3italDifferentialDⅅ2yleysℭ1caronČ2edilÇ2ircĈ2onint∰1dotĊ1edilla¸2nterDot·1frℭ' +
	'1hiΧ1ircleDot⊙6Minus⊖6Plus⊕6Times⊗1lockwiseContourIntegral∲3seCurlyDoubleQuote”aQuote’1olon∷5e⩴' +
	'2ngruent≡3int∯3tourIntegral∮2pfℂ3roduct∐2unterClockwiseContourIntegral∳1ross⨯1scr𝒞1up⋓3Cap≍0DDⅅ' +
	'2otrahd⤑1JcyЂ1ScyЅ1ZcyЏ1agger‡2rr↡2shv⫤1caronĎ2yД1el∇3taΔ1fr𝔇1iacriticalAcute´bDot˙dubleAcute˝' +
	'bGrave`bTilde˜3mond⋄2fferentialDⅆ1opf𝔻2t¨3Dot\u20DC3Equal≐2ubleContourIntegral∯6Dot¨8wnArrow⇓' +
	'6LeftArrow⇐aRightArrow⇔aTee⫤7ongLeftArrow⟸eRightArrow⟺aRightArrow⟹6RightArrow⇒bTee⊨6UpArrow⇑' +
	'8DownArrow⇕6VerticalBar∥2wnArrow↓9Bar⤓9UpArrow⇵4Breve\u03114LeftRightVector⥐8TeeVector⥞8Vector↽' +
	'eBar⥖4RightTeeVector⥟9Vector⇁fBar⥗4Tee⊤7Arrow↧4arrow⇓1scr𝒟2trokĐ0ENGŊ1THÐ1acuteÉ1caronĚ2ircÊ2yЭ' +
	'1dotĖ1fr𝔈1graveÈ1lement∈1macrĒ2ptySmallSquare◻5VerySmallSquare▫1ogonĘ2pf𝔼1psilonΕ1qual⩵5Tilde≂' +
	'3ilibrium⇌1scrℰ2im⩳1taΗ1umlË1xists∃2ponentialEⅇ0FcyФ1fr𝔉1illedSmallSquare◼6VerySmallSquare▪1opf𝔽' +
	'2rAll∀2uriertrfℱ1scrℱ0GJcyЃ1T>1ammaΓ5dϜ1breveĞ1cedilĢ2ircĜ2yГ1dotĠ1fr𝔊1g⋙1opf𝔾1reaterEqual≥cLess⋛' +
	'7FullEqual≧7Greater⪢7Less≷7SlantEqual⩾7Tilde≳1scr𝒢1t≫0HARDcyЪ1acekˇ2t^1circĤ1frℌ1ilbertSpaceℋ1opfℍ' +
	'2rizontalLine─1scrℋ2trokĦ1umpDownHump≎4Equal≏0IEcyЕ1JligĲ1OcyЁ1acuteÍ1circÎ2yИ1dotİ1frℑ1graveÌ1mℑ' +
	'2acrĪ3ginaryIⅈ2plies⇒1nt∬3egral∫4rsection⋂2visibleComma\u20639Times\u20621ogonĮ2pf𝕀2taΙ1scrℐ' +
	'1tildeĨ1ukcyІ2mlÏ0JcircĴ2yЙ1fr𝔍1opf𝕁1scr𝒥2ercyЈ1ukcyЄ0KHcyХ1JcyЌ1appaΚ1cedilĶ2yК1fr𝔎1opf𝕂1scr𝒦' +
	'0LJcyЉ1T<1acuteĹ2mbdaΛ2ng⟪2placetrfℒ2rr↞1caronĽ2edilĻ2yЛ1eftAngleBracket⟨5rrow←9Bar⇤9RightArrow⇆' +
	'4Ceiling⌈4DoubleBracket⟦6wnTeeVector⥡8Vector⇃eBar⥙4Floor⌊4RightArrow↔9Vector⥎4Tee⊣7Arrow↤7Vector⥚' +
	'5riangle⊲cBar⧏cEqual⊴4UpDownVector⥑6TeeVector⥠6Vector↿cBar⥘4Vector↼aBar⥒4arrow⇐4rightarrow⇔' +
	'2ssEqualGreater⋚4FullEqual≦4Greater≶4Less⪡4SlantEqual⩽4Tilde≲1fr𝔏1l⋘2eftarrow⇚1midotĿ' +
	'1ongLeftArrow⟵8RightArrow⟷4RightArrow⟶4leftarrow⟸8rightarrow⟺4rightarrow⟹2pf𝕃2werLeftArrow↙' +
	'5RightArrow↘1scrℒ2h↰2trokŁ1t≪0Map⤅1cyМ1ediumSpace\u205F2llintrfℳ1fr𝔐1inusPlus∓1opf𝕄1scrℳ1uΜ0NJcyЊ' +
	'1acuteŃ1caronŇ2edilŅ2yН1egativeMediumSpace\u200B8ThickSpace\u200BbnSpace\u200B8VeryThinSpace\u200B' +
	'2stedGreaterGreater≫6LessLess≪2wLine\n1fr𝔑1oBreak\u20602nBreakingSpace\u00A02pfℕ2t⫬3Congruent≢' +
	'4upCap≭3DoubleVerticalBar∦3Element∉4qual≠8Tilde≂\u03384xists∄3Greater≯aEqual≱aFullEqual≧\u0338' +
	'aGreater≫\u0338aLess≹aSlantEqual⩾\u0338aTilde≵3HumpDownHump≎\u03387Equal≏\u03383LeftTriangle⋪' +
	'fBar⧏\u0338fEqual⋬5ss≮7Equal≰7Greater≸7Less≪\u03387SlantEqual⩽\u03387Tilde≴' +
	'3NestedGreaterGreater⪢\u03389LessLess⪡\u03383Precedes⊀bEqual⪯\u0338bSlantEqual⋠3ReverseElement∌' +
	'4ightTriangle⋫gBar⧐\u0338gEqual⋭3SquareSubset⊏\u0338fEqual⋢bperset⊐\u0338hEqual⋣4ubset⊂\u20D2' +
	'9Equal⊈5cceeds⊁bEqual⪰\u0338bSlantEqual⋡bTilde≿\u03385perset⊃\u20D2bEqual⊉3Tilde≁8Equal≄' +
	'8FullEqual≇8Tilde≉3VerticalBar∤1scr𝒩1tildeÑ1uΝ0OEligŒ1acuteÓ1circÔ2yО1dblacŐ1fr𝔒1graveÒ1macrŌ2egaΩ' +
	'2icronΟ1opf𝕆1penCurlyDoubleQuote“9Quote‘1r⩔1scr𝒪2lashØ1tildeÕ3mes⨷1umlÖ1verBar‾5race⏞8ket⎴' +
	'4Parenthesis⏜0PartialD∂1cyП1fr𝔓1hiΦ1iΠ1lusMinus±1oincareplaneℌ2pfℙ1r⪻2ecedes≺8Equal⪯8SlantEqual≼' +
	'8Tilde≾2ime″2oduct∏3portion∷aal∝1scr𝒫2iΨ0QUOT"1fr𝔔1opfℚ1scr𝒬0RBarr⤐1EG®1acuteŔ2ng⟫2rr↠4tl⤖1caronŘ' +
	'2edilŖ2yР1eℜ2verseElement∋8quilibrium⇋7UpEquilibrium⥯1frℜ1hoΡ1ightAngleBracket⟩6rrow→aBar⇥' +
	'aLeftArrow⇄5Ceiling⌉5DoubleBracket⟧7wnTeeVector⥝9Vector⇂fBar⥕5Floor⌋5Tee⊢8Arrow↦8Vector⥛6riangle⊳' +
	'dBar⧐dEqual⊵5UpDownVector⥏7TeeVector⥜7Vector↾dBar⥔5Vector⇀bBar⥓5arrow⇒1opfℝ2undImplies⥰' +
	'1rightarrow⇛1scrℛ2h↱1uleDelayed⧴0SHCHcyЩ2cyШ1OFTcyЬ1acuteŚ1c⪼2aronŠ2edilŞ2ircŜ2yС1fr𝔖' +
	'1hortDownArrow↓5LeftArrow←5RightArrow→5UpArrow↑1igmaΣ1mallCircle∘1opf𝕊1qrt√2uare□6Intersection⊓' +
	'6Subset⊏cEqual⊑8perset⊐eEqual⊒6Union⊔1scr𝒮1tar⋆1ub⋐3set⋐6Equal⊆2cceeds≻8Equal⪰8SlantEqual≽8Tilde≿' +
	'3hThat∋2m∑2p⋑3erset⊃8Equal⊇3set⋑0THORNÞ1RADE™1SHcyЋ2cyЦ1ab\t2uΤ1caronŤ2edilŢ2yТ1fr𝔗1herefore∴3taΘ' +
	'2ickSpace\u205F\u200A3nSpace\u20091ilde∼5Equal≃5FullEqual≅5Tilde≈1opf𝕋1ripleDot\u20DB1scr𝒯2trokŦ' +
	'0UacuteÚ2rr↟4ocir⥉1brcyЎ3eveŬ1circÛ2yУ1dblacŰ1fr𝔘1graveÙ1macrŪ1nderBar_6race⏟9ket⎵5Parenthesis⏝' +
	'2ion⋃5Plus⊎1ogonŲ2pf𝕌1pArrow↑7Bar⤒7DownArrow⇅2DownArrow↕2Equilibrium⥮2Tee⊥5Arrow↥2arrow⇑' +
	'2downarrow⇕2perLeftArrow↖5RightArrow↗2siϒ4lonΥ1ringŮ1scr𝒰1tildeŨ1umlÜ0VDash⊫1bar⫫1cyВ1dash⊩5l⫦1ee⋁' +
	'2rbar‖3t‖4icalBar∣8Line|8Separator❘8Tilde≀3yThinSpace\u200A1fr𝔙1opf𝕍1scr𝒱1vdash⊪0WcircŴ1edge⋀1fr𝔚' +
	'1opf𝕎1scr𝒲0Xfr𝔛1iΞ1opf𝕏1scr𝒳0YAcyЯ1IcyЇ1UcyЮ1acuteÝ1circŶ2yЫ1fr𝔜1opf𝕐1scr𝒴1umlŸ0ZHcyЖ1acuteŹ' +
	'1caronŽ2yЗ1dotŻ1eroWidthSpace\u200B2taΖ1frℨ1opfℤ1scr𝒵0aacuteá1breveă1c∾2E∾\u03332d∿2ircâ2ute´2yа' +
	'1eligæ1f\u20612r𝔞1graveà1lefsymℵ3phℵ2phaα1macrā3lg⨿2p&1nd∧3and⩕3d⩜3slope⩘3v⩚2g∠3e⦤3le∠3msd∡6aa⦨7b⦩' +
	"7c⦪7d⦫7e⦬7f⦭7g⦮7h⦯3rt∟5vb⊾7d⦝3sph∢4tÅ3zarr⍼1ogoną2pf𝕒1p≈2E⩰2acir⩯2e≊2id≋2os'2prox≈6eq≊1ringå1scr𝒶" +
	'2t*2ymp≈5eq≍1tildeã1umlä1wconint∳2int⨑0bNot⫭1ackcong≌4epsilon϶4prime‵4sim∽7eq⋍2rvee⊽3wed⌅6ge⌅1brk⎵' +
	'4tbrk⎶1cong≌2yб1dquo„1ecaus∵6e∵2mptyv⦰2psi϶2rnouℬ2taβ3hℶ3ween≬1fr𝔟1igcap⋂4irc◯4up⋃3odot⨀4plus⨁' +
	'4times⨂3sqcup⨆4tar★3triangledown▽bup△3uplus⨄3vee⋁3wedge⋀1karow⤍1lacklozenge⧫5square▪5triangle▴' +
	'ddown▾dleft◂dright▸3nk␣2k12▒44░334▓2ock█1ne=\u20E53quiv≡\u20E52ot⌐1opf𝕓2t⊥3tom⊥2wtie⋈2xDL╗4R╔4l╖' +
	'4r╓3H═4D╦4U╩4d╤4u╧3UL╝4R╚4l╜4r╙3V║4H╬4L╣4R╠4h╫4l╢4r╟3box⧉3dL╕4R╒4l┐4r┌3h─4D╥4U╨4d┬4u┴3minus⊟3plus⊞' +
	'3times⊠3uL╛4R╘4l┘4r└3v│4H╪4L╡4R╞4h┼4l┤4r├1prime‵1reve˘2vbar¦1scr𝒷2emi⁏2im∽4e⋍2ol\\4b⧅4hsub⟈1ull•' +
	'4et•2mp≎4E⪮4e≏5q≏0cacuteć2p∩3and⩄3brcup⩉3cap⩋4up⩇3dot⩀3s∩\uFE002ret⁁3onˇ1caps⩍3ronč2edilç2ircĉ' +
	'2ups⩌5sm⩐1dotċ1edil¸2mptyv⦲2nt¢4erdot·1fr𝔠1hcyч2eck✓5mark✓2iχ1ir○3E⧃3cˆ4eq≗4learrowleft↺bright↻' +
	'6dR®7SⓈ7ast⊛7circ⊚7dash⊝3e≗3fnint⨐3mid⫯3scir⧂1lubs♣5uit♣1olon:5e≔6q≔2mma,5t@3p∁4fn∘4lement∁6xesℂ' +
	'2ng≅4dot⩭3int∮2pf𝕔3rod∐3y©4sr℗1rarr↵2oss✗1scr𝒸2ub⫏4e⫑3p⫐4e⫒1tdot⋯1udarrl⤸6r⤵2epr⋞3sc⋟2larr↶6p⤽2p∪' +
	'3brcap⩈3cap⩆4up⩊3dot⊍3or⩅3s∪\uFE002rarr↷6m⤼3lyeqprec⋞7succ⋟5vee⋎5wedge⋏3ren¤3vearrowleft↶aright↷' +
	'2vee⋎2wed⋏1wconint∲2int∱1ylcty⌭0dArr⇓1Har⥥1agger†2lethℸ2rr↓2sh‐4v⊣1bkarow⤏2lac˝1caronď2yд1dⅆ' +
	'2agger‡3rr⇊2otseq⩷1eg°2ltaδ2mptyv⦱1fisht⥿2r𝔡1harl⇃4r⇂1iam⋄4ond⋄7suit♦4s♦2e¨2gammaϝ2sin⋲2v÷3ide÷' +
	'6ontimes⋇3onx⋇1jcyђ1lcorn⌞3rop⌍1ollar$2pf𝕕2t˙3eq≐5dot≑3minus∸3plus∔3square⊡2ublebarwedge⌆2wnarrow↓' +
	'4downarrows⇊4harpoonleft⇃bright⇂1rbkarow⤐2corn⌟3rop⌌1scr𝒹3yѕ2ol⧶2trokđ1tdot⋱2ri▿4f▾1uarr⇵2har⥯' +
	'1wangle⦦1zcyџ2igrarr⟿0eDDot⩷2ot≑1acuteé2ster⩮1caroně2ir≖4cê2olon≕2yэ1dotė1eⅇ1fDot≒2r𝔢1g⪚2raveè2s⪖' +
	'3dot⪘1l⪙2inters⏧2lℓ2s⪕3dot⪗1macrē2pty∅5set∅5v∅2sp\u2003413\u200454\u20051ngŋ2sp\u20021ogonę2pf𝕖' +
	'1par⋕4sl⧣2lus⩱2siε4lonε4vϵ1qcirc≖3olon≕2sim≂3lantgtr⪖7less⪕2uals=3est≟3iv≡5DD⩸2vparsl⧥1rDot≓2arr⥱' +
	'1scrℯ2dot≐2im≂1taη2hð1umlë2ro€1xcl!2ist∃2pectationℰ3onentialeⅇ0fallingdotseq≒1cyф1emale♀1filigﬃ' +
	'2ligﬀ3ligﬄ2r𝔣1iligﬁ1lat♭2ligﬂ2tns▱1nofƒ1opf𝕗2rall∀3k⋔4v⫙1partint⨍1rac12½53⅓54¼55⅕56⅙58⅛423⅔55⅖434¾' +
	'55⅗58⅜445⅘456⅚58⅝478⅞3sl⁄2own⌢1scr𝒻0gE≧2l⪌1acuteǵ2mmaγ5dϝ2p⪆1breveğ1circĝ2yг1dotġ1e≥2l⋛2q≥3q≧' +
	'3slant⩾2s⩾3cc⪩3dot⪀6o⪂7l⪄3l⋛\uFE004es⪔1fr𝔤1g≫2g⋙1imelℷ1jcyѓ1l≷2E⪒2a⪥2j⪤1nE≩2ap⪊4prox⪊2e⪈3q⪈4q≩' +
	'2sim⋧1opf𝕘1rave`1scrℊ2im≳4e⪎4l⪐1t>2cc⪧3ir⩺2dot⋗2lPar⦕2quest⩼2rapprox⪆4rr⥸3dot⋗3eqless⋛5qless⪌' +
	'3less≷3sim≳1vertneqq≩\uFE002nE≩\uFE000hArr⇔1airsp\u200A2lf½2miltℋ2rdcyъ3r↔4cir⥈4w↭1barℏ1circĥ' +
	'1earts♥6uit♥2llip…2rcon⊹1fr𝔥1ksearow⤥3warow⤦1oarr⇿2mtht∻2okleftarrow↩4rightarrow↪2pf𝕙2rbar―1scr𝒽' +
	'2lashℏ2trokħ1ybull⁃2phen‐0iacuteí1c\u20632ircî2yи1ecyе2xcl¡1ff⇔2r𝔦1graveì1iⅈ2iint⨌3nt∭2nfin⧜2ota℩' +
	'1jligĳ1macrī3geℑ4lineℐ4partℑ3thı2of⊷2pedƵ1n∈2care℅2fin∞5tie⧝2odotı2t∫3cal⊺3egersℤ4rcal⊺3larhk⨗' +
	'3prod⨼1ocyё2gonį2pf𝕚2taι1prod⨼1quest¿1scr𝒾2in∈4E⋹4dot⋵4s⋴5v⋳4v∈1t\u20622ildeĩ1ukcyі2mlï0jcircĵ2yй' +
	'1fr𝔧1mathȷ1opf𝕛1scr𝒿2ercyј1ukcyє0kappaκ5vϰ1cedilķ2yк1fr𝔨1greenĸ1hcyх1jcyќ1opf𝕜1scr𝓀0lAarr⇚2rr⇐' +
	'2tail⤛1Barr⤎1E≦2g⪋1Har⥢1acuteĺ2emptyv⦴2granℒ2mbdaλ2ng⟨4d⦑4le⟨2p⪅2quo«2rr←4b⇤5fs⤟4fs⤝4hk↩4lp↫4pl⤹' +
	'4sim⥳4tl↢2t⪫3ail⤙3e⪭4s⪭\uFE001barr⤌2brk❲2race{5k[3ke⦋4sld⦏6u⦍1caronľ2edilļ3il⌈2ub{2yл1dca⤶2quo“5r„' +
	'2rdhar⥧3ushar⥋2sh↲1e≤2ftarrow←9tail↢4harpoondown↽bup↼4leftarrows⇇4rightarrow↔es⇆9harpoons⇋' +
	'9squigarrow↭4threetimes⋋2g⋚2q≤3q≦3slant⩽2s⩽3cc⪨3dot⩿6o⪁7r⪃3g⋚\uFE004es⪓3sapprox⪅4dot⋖4eqgtr⋚6qgtr⪋' +
	'4gtr≶4sim≲1fisht⥼2loor⌊2r𝔩1g≶2E⪑1hard↽4u↼5l⥪2blk▄1jcyљ1l≪2arr⇇2corner⌞2hard⥫2tri◺1midotŀ2oust⎰' +
	'6ache⎰1nE≨2ap⪉4prox⪉2e⪇3q⪇4q≨2sim⋦1oang⟬3rr⇽2brk⟦2ngleftarrow⟵8rightarrow⟷4mapsto⟼4rightarrow⟶' +
	'2oparrowleft↫9right↬2par⦅3f𝕝3lus⨭2times⨴2wast∗3bar_2z◊3enge◊3f⧫1par(4lt⦓1rarr⇆2corner⌟2har⇋5d⥭' +
	'2m\u200E2tri⊿1saquo‹2cr𝓁2h↰2im≲4e⪍4g⪏2qb[3uo‘5r‚2trokł1t<2cc⪦3ir⩹2dot⋖2hree⋋2imes⋉2larr⥶2quest⩻' +
	'2rPar⦖3i◃4e⊴4f◂1urdshar⥊3uhar⥦1vertneqq≨\uFE002nE≨\uFE000mDDot∺1acr¯2le♂3t✠4ese✠2p↦3sto↦6down↧' +
	'6left↤6up↥2rker▮1comma⨩2yм1dash—1easuredangle∡1fr𝔪1ho℧1icroµ2d∣3ast*3cir⫰3dot·2nus−5b⊟5d∸6u⨪1lcp⫛' +
	'2dr…1nplus∓1odels⊧2pf𝕞1p∓1scr𝓂2tpos∾1uμ2ltimap⊸2map⊸0nGg⋙\u03382t≫\u20D23v≫\u03381Leftarrow⇍' +
	'5rightarrow⇎2l⋘\u03382t≪\u20D23v≪\u03381Rightarrow⇏1VDash⊯2dash⊮1abla∇2cuteń2ng∠\u20D22p≉3E⩰\u0338' +
	'3id≋\u03383osŉ3prox≉2tur♮5al♮7sℕ1bsp\u00A02ump≎\u03385e≏\u03381cap⩃3ronň2edilņ2ong≇5dot⩭\u03382up⩂' +
	'2yн1dash–1e≠2Arr⇗2arhk⤤4r↗5ow↗2dot≐\u03382quiv≢2sear⤨3im≂\u03382xist∄6s∄1fr𝔫1gE≧\u03382e≱3q≱' +
	'4q≧\u03384slant⩾\u03383s⩾\u03382sim≵2t≯3r≯1hArr⇎2arr↮2par⫲1i∋2s⋼3d⋺2v∋1jcyњ1lArr⇍2E≦\u03382arr↚' +
	'2dr‥2e≰3ftarrow↚5rightarrow↮3q≰4q≦\u03384slant⩽\u03383s⩽\u03384s≮2sim≴2t≮3ri⋪5e⋬1mid∤1opf𝕟2t¬3in∉' +
	'5E⋹\u03385dot⋵\u03385va∉6b⋷6c⋶3ni∌5va∌6b⋾6c⋽1par∦4allel∦4sl⫽\u20E54t∂\u03382olint⨔2r⊀3cue⋠' +
	'3e⪯\u03384c⊀5eq⪯\u03381rArr⇏2arr↛5c⤳\u03385w↝\u03382ightarrow↛2tri⋫5e⋭1sc⊁3cue⋡3e⪰\u03383r𝓃' +
	'2hortmid∤6parallel∦2im≁4e≄5q≄2mid∤2par∦2qsube⋢5pe⋣2ub⊄4E⫅\u03384e⊈4set⊂\u20D27eq⊈9q⫅\u03383cc⊁' +
	'5eq⪰\u03383p⊅4E⫆\u03384e⊉4set⊃\u20D27eq⊉9q⫆\u03381tgl≹2ildeñ2lg≸2riangleleft⋪deq⋬9right⋫eeq⋭1uν2m#' +
	'3ero№3sp\u20071vDash⊭2Harr⤄2ap≍\u20D22dash⊬2ge≥\u20D23t>\u20D22infin⧞2lArr⤂3e≤\u20D23t<\u20D2' +
	'4rie⊴\u20D22rArr⤃3trie⊵\u20D22sim∼\u20D21wArr⇖2arhk⤣4r↖5ow↖2near⤧0oSⓈ1acuteó2st⊛1cir⊚4cô2yо1dash⊝' +
	'2blacő2iv⨸2ot⊙2sold⦼1eligœ1fcir⦿2r𝔬1gon˛2raveò2t⧁1hbar⦵2mΩ1int∮1larr↺2cir⦾3ross⦻2ine‾2t⧀1macrō' +
	'2egaω2icronο3d⦶3nus⊖1opf𝕠1par⦷2erp⦹2lus⊕1r∨2arr↻2d⩝3erℴ5ofℴ3fª3mº2igof⊶2or⩖2slope⩗2v⩛1scrℴ2lashø' +
	'2ol⊘1tildeõ3mes⊗6as⨶1umlö1vbar⌽0par∥3a¶4llel∥3sim⫳4l⫽3t∂1cyп1ercnt%3iod.3mil‰3p⊥3tenk‱1fr𝔭1hiφ3vϕ' +
	'2mmatℳ2one☎1iπ2tchfork⋔2vϖ1lanckℏ6hℎ4kvℏ2us+4acir⨣4b⊞4cir⨢4do∔5u⨥4e⩲4mn±4sim⨦4two⨧1m±1ointint⨕2pf𝕡' +
	'2und£1r≺2E⪳2ap⪷2cue≼2e⪯3c≺4approx⪷4curlyeq≼4eq⪯4napprox⪹5eqq⪵5sim⋨4sim≾2ime′5sℙ2nE⪵3ap⪹3sim⋨2od∏' +
	'3falar⌮4line⌒4surf⌓3p∝4to∝2sim≾2urel⊰1scr𝓅2iψ1uncsp\u20080qfr𝔮1int⨌1opf𝕢1prime⁗1scr𝓆1uaternionsℍ' +
	'4int⨖2est?5eq≟2ot"0rAarr⇛2rr⇒2tail⤜1Barr⤏1Har⥤1ace∽\u03313uteŕ2dic√2emptyv⦳2ng⟩4d⦒4e⦥4le⟩2quo»2rr→' +
	'4ap⥵4b⇥5fs⤠4c⤳4fs⤞4hk↪4lp↬4pl⥅4sim⥴4tl↣4w↝2tail⤚3io∶5nalsℚ1barr⤍2brk❳2race}5k]3ke⦌4sld⦎6u⦐1caronř' +
	'2edilŗ3il⌉2ub}2yр1dca⤷2ldhar⥩2quo”5r”2sh↳1ealℜ4ineℛ4partℜ4sℝ2ct▭2g®1fisht⥽2loor⌋2r𝔯1hard⇁4u⇀5l⥬2oρ' +
	'3vϱ1ightarrow→atail↣5harpoondown⇁cup⇀5leftarrows⇄9harpoons⇌5rightarrows⇉5squigarrow↝5threetimes⋌' +
	'2ng˚2singdotseq≓1larr⇄2har⇌2m\u200F1moust⎱6ache⎱1nmid⫮1oang⟭3rr⇾2brk⟧2par⦆3f𝕣3lus⨮2times⨵1par)4gt⦔' +
	'2polint⨒1rarr⇉1saquo›2cr𝓇2h↱2qb]3uo’5r’1three⋌2imes⋊2ri▹4e⊵4f▸4ltri⧎1uluhar⥨1x℞0sacuteś1bquo‚1c≻' +
	'2E⪴2ap⪸3ronš2cue≽2e⪰3dilş2ircŝ2nE⪶3ap⪺3sim⋩2polint⨓2sim≿2yс1dot⋅4b⊡4e⩦1eArr⇘2arhk⤥4r↘5ow↘2ct§2mi;' +
	'2swar⤩2tminus∖4n∖2xt✶1fr𝔰3own⌢1harp♯2chcyщ3yш2ortmid∣5parallel∥2y\u00AD1igmaσ5fς5vς2m∼3dot⩪3e≃4q≃' +
	'3g⪞4E⪠3l⪝4E⪟3ne≆3plus⨤3rarr⥲1larr←1mallsetminus∖3shp⨳2eparsl⧤2id∣3le⌣2t⪪3e⪬4s⪬\uFE001oftcyь2l/3b⧄' +
	'4ar⌿2pf𝕤1pades♠6uit♠3r∥1qcap⊓5s⊓\uFE003up⊔5s⊔\uFE002sub⊏5e⊑5set⊏8eq⊑4p⊐5e⊒5set⊐8eq⊒2u□3are□5f▪3f▪' +
	'1rarr→1scr𝓈2etmn∖2mile⌣2tarf⋆1tar☆4f★2raightepsilonϵ8phiϕ3ns¯1ub⊂3E⫅3dot⪽3e⊆4dot⫃3mult⫁3nE⫋4e⊊' +
	'3plus⪿3rarr⥹3set⊂6eq⊆8q⫅6neq⊊9q⫋4im⫇4ub⫕5p⫓2cc≻4approx⪸4curlyeq≽4eq⪰4napprox⪺5eqq⪶5sim⋩4sim≿2m∑' +
	'2ng♪2p⊃31¹32²33³3E⫆3dot⪾4sub⫘3e⊇4dot⫄3hsol⟉5ub⫗3larr⥻3mult⫂3nE⫌4e⊋3plus⫀3set⊃6eq⊇8q⫆6neq⊋9q⫌4im⫈' +
	'4ub⫔5p⫖1wArr⇙2arhk⤦4r↙5ow↙2nwar⤪1zligß0target⌖2uτ1brk⎴1caronť2edilţ2yт1dot\u20DB1elrec⌕1fr𝔱1here4∴' +
	'5fore∴3taθ5symϑ5vϑ2ickapprox≈5sim∼3nsp\u20092kap≈3sim∼2ornþ1ilde˜2mes×5b⊠6ar⨱5d⨰2nt∭1oea⤨2p⊤3bot⌶' +
	'3cir⫱3f𝕥4ork⫚2sa⤩1prime‴1rade™2iangle▵8down▿8left◃ceq⊴8q≜8right▹deq⊵3dot◬3e≜3minus⨺3plus⨹3sb⧍' +
	'3time⨻2pezium⏢1scr𝓉3yц2hcyћ2trokŧ1wixt≬2oheadleftarrow↞7rightarrow↠0uArr⇑1Har⥣1acuteú2rr↑1brcyў' +
	'3eveŭ1circû2yу1darr⇅2blacű2har⥮1fisht⥾2r𝔲1graveù1harl↿4r↾2blk▀1lcorn⌜6er⌜3rop⌏2tri◸1macrū2l¨1ogonų' +
	'2pf𝕦1parrow↑2downarrow↕2harpoonleft↿9right↾2lus⊎2siυ4hϒ4lonυ2uparrows⇈1rcorn⌝6er⌝3rop⌎2ingů2tri◹' +
	'1scr𝓊1tdot⋰2ildeũ2ri▵4f▴1uarr⇈2mlü1wangle⦧0vArr⇕1Bar⫨4v⫩1Dash⊨1angrt⦜2repsilonϵ3kappaϰ3nothing∅' +
	'3phiϕ4iϖ4ropto∝3r↕4hoϱ3sigmaς4ubsetneq⊊\uFE00cq⫋\uFE005psetneq⊋\uFE00cq⫌\uFE003thetaϑ4riangleleft⊲' +
	'bright⊳1cyв1dash⊢1ee∨3bar⊻3eq≚2llip⋮2rbar|3t|1fr𝔳1ltri⊲1nsub⊂\u20D24p⊃\u20D21opf𝕧1prop∝1rtri⊳1scr𝓋' +
	'2ubnE⫋\uFE005e⊊\uFE003pnE⫌\uFE005e⊋\uFE001zigzag⦚0wcircŵ1edbar⩟3ge∧5q≙2ierp℘1fr𝔴1opf𝕨1p℘1r≀2eath≀' +
	'1scr𝓌0xcap⋂2irc◯2up⋃1dtri▽1fr𝔵1hArr⟺2arr⟷1iξ1lArr⟸2arr⟵1map⟼1nis⋻1odot⨀2pf𝕩3lus⨁2time⨂1rArr⟹2arr⟶' +
	'1scr𝓍2qcup⨆1uplus⨄2tri△1vee⋁1wedge⋀0yacuteý3yя1circŷ2yы1en¥1fr𝔶1icyї1opf𝕪1scr𝓎1ucyю2mlÿ0zacuteź' +
	'1caronž2yз1dotż1eetrfℨ2taζ1fr𝔷1hcyж1igrarr⇝1opf𝕫1scr𝓏1wj\u200D2nj\u200C';

/** The names that HTML reads without a semicolon too, for the sake of old pages. */
export const legacyNames =
	'AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute ' +
	'Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc ' +
	'Ugrave Uuml Yacute aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent ' +
	'copy curren deg divide eacute ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl ' +
	'igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash ' +
	'otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ' +
	'ucirc ugrave uml uuml yacute yen yuml';
