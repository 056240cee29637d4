"""What is weighed of a sentence, by its weight in twentieths: learned, see `likeness`.

Written by `python -m tests.gate.learning`; not to be changed by hand.
"""

from __future__ import annotations

from typing import Final

WEIGHTS: Final = """
+12  your
+10  .y
+9  .e  .i  every  their  token
+8  .#m  .E  .k  F>P  but  doubt  failo  wrong
+7  .&  .6  .O  .P  .Ph  .^B  .lb  .nw  I>Q  doubl  made  maint  no doubt  per
+6  # reque  , but  .#xR  .BF  .Ix1  .L  .W  .^BF  .^nB  .aU  .m  .v  .xk  .xpP  O>O  Q>Q  T>
+6  ^ there  accou $  answe $  at the  certi  compe  custo  expir  fault  guara  new  pay  plan
+6  the datab  to a  twice  updat  was a  you
+5  $>$  , the  .,§  .7  .9Q  .B  .Fp$  .G  .IQb  .Ixb  .Mb  .Mt  .P9  .Pb2  .Pdn  .Pk  .Uy  .VR$
+5  .W$  .X;  .^@  .^A  .^Mb  .^Pb  .^_  .bL  .by  .bz  .d@x  .hxF  .nB  .spx  .xF  .xFo  .xM$
+5  .xbX  .xkp  .y#  >P  R>$  ^ every  ^ users  ^ you  acces to  annou  are  avera  back  bad
+5  broke  but the  clear  costs  credi  datab  embed  error  error $  europ  fix  for code
+5  is slow  layer  layer $  list  log in  met  model $  more  must  never  node  noon $  not docum
+5  not log  on this  our analy  our key  over $  overl  paid  platf  pool  rejec  reque that
+5  reset  so  suspe  takes  tenan  than  that is  the dns  the maint  the outag  the rate  the top
+5  time  to #  told  up with  upstr  was offli  will  yours $
+4  # per  ->H  .%  .&b  .&h  .,P  .,_  .,§b  .1Rn  .2_  .5  .9;P  .9p1  .:P  .@k  .B1  .C:  .H
+4  .IB  .IF  .IQ  .Ldn  .Mbx  .Mp  .PS  .Pp#  .Q  .Qo  .RU  .Rx#  .Ubl  .Unh  .Zb  .^#F  .^$p
+4  .^A:  .^B1  .^Hb  .^Ld  .^M  .^Tb  .^Tx  .^c  .^lb  .^nO  .^xT  .^§v  ._np  .a  .b2  .b9;  .bO,
+4  .bnx  .d1#  .lbk  .oU  .oU$  .oxb  .pPS  .poP  .q  .s  .sp  .xF$  .y$  .yp  .z$  .§o  : the  >O
+4  >Q  A>  A>A  Ln>  Ln>L  Q>  U>Q  ^ avail  ^ calls  ^ comet  ^ from  a bad  a credi  a fault
+4  a minut  accou  alway  analy  and #  and not  answe with  at comet  behin  burst  chann  charg
+4  charg us  chat  cheap  claim about  compa  confi that  could  deliv  dolla  due  each  edge
+4  error are  error is  eu  expir on  failo $  far  five  gatew $  get  given  had  half  has been
+4  hours  image  inclu  is known  june  keep  laten is  left $  level  like  load  long $  lost
+4  milli  monda $  month  n>$  n>M  no other  noon  norma  norma $  not the  not what  notic
+4  of yours  offli  our plan  our promp  our quota  our traff  paral  prove that  provi did  reach
+4  respo time  route is  sent $  statu page  that no  the dashb  the list  the model  the price
+4  there is  those  those of  to be  top  trigg  troub  use  used to  users  vendo  versi  was #
+4  we paid  we would  weeke  weeke $  were  were bille  what it  whole  won't  worse  would have
+4  yours
+3  # are  # dolla  # perce  # were  '>'  '>P  .#%  .#Fp  .#Ru  .#_  .$h  .'k  .'l  .,_P  .,b  .,nF
+3  .1#R  .1,  .1L  .1R  .1bx  .1h  .4  .:#$  .@  .@p  .@xl  .D  .Ex  .Ex$  .F9x  .Fo  .Fo#  .FpR
+3  .FxP  .FxU  .IF$  .IUb  .L9  .L9p  .Lb  .M$  .Md  .Mdb  .Ms  .Mv  .Mvp  .PpP  .Pv  .RR  .Rbo
+3  .Rd  .Rn  .Rno  .Rpu  .Rt#  .Ru  .Ru$  .Rxp  .Tx  .UR  .URx  .Ue  .Uh  .UhW  .U¬  .X:  .^@k
+3  .^Fb  .^IU  .^Kb  .^L9  .^Mv  .^Ue  .^U¬  .^Z  .^h  .^n  .^nd  .^xM  .^xc  .^§  ._1  ._P  ._p
+3  ._p#  .aRt  .b2p  .bC  .bP$  .bi$  .bs  .bx$  .bxp  .c  .d@  .dnx  .eIQ  .g  .hI  .hP  .hW  .hb
+3  .hnQ  .i$  .kI  .kIx  .lb#  .lpx  .m#  .nA$  .nFp  .nFx  .nID  .nP  .nQo  .nd  .nw$  .nx$  .nxO
+3  .ny  .oM  .opI  .p#_  .p#u  .pN$  .pP  .pP$  .pU$  .paU  .pi  .pu,  .pxF  .pxR  .q#  .tz  .u$
+3  .v_  .vx$  .x#h  .x,_  .x,§  .x1b  .x6  .x:n  .xH  .xH$  .xQ  .xQp  .xU1  .xb9  .xbE  .xbc
+3  .xpU  .xv_  .xxI  .¬  >'  >B  >D  >L  >T  F>'  Fn>B  I>B  I>L  I>l  L>@  L>L  M>M  M?>@  O>
+3  P>P  Pn>  Pn>P  Rn>P  T>T  Un>M  ^ answe  ^ can  ^ image  ^ it  ^ no  ^ nothi  ^ reque  ^ sever
+3  ^ the  ^ this  a cheap  a secon  about an  above  acces  activ  affec  again  agree  all custo
+3  an expir  an overl  arriv  at once  balan was  becau  below  betwe #  by a  by an  cache
+3  can you  cap  capac  comet  comet side  conge  conge $  contr  count  dashb  data  deliv $
+3  did you  disco  each answe  enfor  estab that  exhau  expir certi  failu at  forma  from strea
+3  given $  got  guara deliv  halve  handl  inste of  is not  is to  it must  known to  left the
+3  limit  limit to  logs  longe  lower  meter  milli token  minut ,  misco  misco $  misse
+3  model are  more than  much  n>B  n>H  n>O  name is  no longe  no reque  note  note that
+3  notic $  of comet  old  organ  origi  other tenan  our accou  outag  outsi  overn  overn $
+3  part $  per image  per minut  per token  perce  price list  prove  provi  provi was  ran out
+3  rate limit  recov at  reduc  refun  refus  repli  resto  rollo  rollo $  same error  secon $
+3  shows  shows that  since #  small  stale  strip  sure  telli  that our  that were  that you
+3  the #  the accou  the bill  the chann  the comet  the faile  the fix  the new  the origi
+3  the plan  the previ  the relea  the retri  the us  this $  this was  tier  token that
+3  token were  two hours  unlim  use $  usual  versi $  was misco  was on  was wrong  we lost
+3  we send  week  what  what was  what we  which was  withi a  witho  witho notic  witho telli
+3  work  you pleas  your proxy  zero
+2  # may  ->S  .#m$  .#p'  .$n  .%p  .'x  .'x9  .'xP  .'xb  .,Ix  .,Ux  .,xb  ./  ./$  .0pu  .1@$
+2  .1hx  .2pQ  .6b  .9x$  .9xF  .:a  .:k  .@t  .A$  .Ab  .Ad  .Adb  .D,  .F,x  .FB  .Fbp  .Gn  .H$
+2  .ID  .Ixh  .J  .Ld  .O1  .Pbs  .Phn  .Phx  .Qo$  .Qpx  .R0  .R0p  .Rbz  .Rt  .Rxb  .Tbn  .Ub9
+2  .UxP  .Uyp  .X  .Y$  .^'  .^'x  .^Ad  .^C:  .^Mp  .^O  .^P  .^P9  .^R0  .^Rt  .^Uh  .^VR  .^X
+2  .^p'  .^pI  .^§b  ._Pb  ._bx  .aR  .aUb  .ao  .b  .bL$  .bc;  .be;  .bi  .blp  .bns  .c;  .cx
+2  .db2  .dnF  .e'  .e;  .h*  .h1  .hpx  .hxP  .kB  .kb  .m$  .n1@  .nA  .nQ  .nf  .ns  .nxQ  .ny$
+2  .o#$  .oW  .o_  .p'  .p'x  .pF,  .pP9  .pp#  .pxU  .rP  .tz$  .u  .upx  .vp#  .x#:  .x,  .x,b
+2  .x1R  .x9x  .x:  .xFp  .xPU  .xPh  .xbs  .xcx  .xd@  .xp$  .xpW  .xx$  .z  .§bP  .§bs  : all
+2  : provi  >$  >C  >H  ?>@  I?>  I?>@  M>@  On>  On>O  P>  P>D  ^ even  ^ provi  ^ their  ^ token
+2  ^ we  ^ why  a deplo  able  able to  after the  amoun  an error  and are  annou $  any other
+2  api keys  apply  apply to  are affec  are bille  are throt  asia  at midni  autho heade
+2  avail $  balan  bille $  broke our  by this  calle  calls a  calls that  canno be  cause :
+2  cause by  centr  certa  charg twice  chat endpo  chat is  class  cost is  credi left  custo was
+2  data centr  datab was  doesn  doubl billi  doubt the  each call  enoug  even  expen  faile ,
+2  failo took  fine  for it  from #  from us  full  gone from  has chang  image $  in europ
+2  in under  in your  insta  inste  is confi  is down  is on  is wrong  it is  kindl note
+2  know the  l>@  locke  log  made $  midni  model statu  model will  must not  n>P  nn>S
+2  no credi  no custo  no uptim  not able  not enoug  of servi  offli $  other  other custo
+2  our invoi  our jobs  our regio  page of  paid for  point out  promp  promp $  provi had
+2  quest $  reach the  recor was  regio  regre  reply  reque a  reque per  reque take  reset at
+2  respo forma  runni  send  servi level  side  so it  stopp  stopp $  the data  the full
+2  the route  the throt  the vendo  the whole  them  them $  throt  took  twice $  unsta  us for
+2  use the  varia  was compl  was up  we got  we know  we need  we pay  why  will be  wish
+2  wish to  with our  withi
+1  # %  $>  %  , our  .#  .'  .1M  .9O  .9O$  .G$  .IB$  .Ixd  .MpF  .Sp  .Tb  .U,  .Ubo  .Vx  .^6
+1  .^Ax  .^IQ  .^Ps  .^Ub  .^V  .^a  .^nP  .bn$  .dn  .pV  .pW  .s$  .t#u  .t$  .tx#  .vI  .xpp
+1  .§v  : #  P>H  R>@  U>D  ^ fyi  a datab  admit  alert  appea  are handl  call is  calls of
+1  certi $  docum and  due to  every $  fault $  for minut  fyi  gets  guara $  handl by  heade $
+1  is a  lost acces  nobod could  nothi to  of all  on your  queue for  quota $  raise the
+1  reque are  scale  since  this month  we ran
-1  .#:#  .$_  .'R  .*p  .1P  .1x  .2$  .9$  .FP  .PFb  .Ud9  .^#  .^Ix  .^MF  .^k  .^q  .bkp  .hx
-1  .nUF  .nbo  .o,  .pP'  .t#$  .tp#  .xx'  .x§$  .§bn  Q>H  ^ rate  avail at  body was  have an
-1  in  limit and  messa in  of this  price  price was  promi  targe  tempo  this run  ticke $  who
-2  # in  # jobs  # messa  # of  # with  , price  .#U$  .#p  .#xb  .&x  .'A$  .'S  .'x$  .*n  .*x$
-2  .+  .,U  .,Ud  .1@x  .1W  .1l  .2§$  .9Fx  .9pP  .:M  .:h  .:nF  .AF  .ApP  .Bbn  .F#$  .FR1
-2  .Fbk  .Fbs  .Ff  .Fh  .IA  .IS  .IxP  .Ixk  .L:n  .LF  .M:  .MF  .MbE  .Mx  .PP$  .PUb  .Qep
-2  .R#  .RnR  .Rp  .RpI  .Tbo  .Td  .UF  .UL  .Uhx  .Up  .Xb  .^#b  .^*  .^*p  .^+  .^FR  .^IA
-2  .^LF  .^R#  .^Rx  .^Tp  .^fF  .^nh  .^p  .^s  .^xh  .^§9  ._  ._V  ._d  .axp  .b9p  .bo2  .bp§
-2  .bx  .d9p  .d9x  .ep  .fF  .fN  .h#$  .hxx  .n*  .nFP  .nG  .nIx  .nh  .no  .no$  .nxc  .nxx
-2  .o:  .o;  .oR$  .oo  .p#:  .pF$  .pI  .pIS  .pMp  .px,  .pxT  .sR  .w$  .x'  .x'x  .x,F  .x1@
-2  .xAp  .xFb  .xMb  .xPt  .xRV  .xUd  .xb%  .xbp  .xh  .xh#  .xop  .xpI  .xpa  .xwp  .xxb  .xxp
-2  .x§b  .§9$  .§w$  : not  : see  C>  M>'  M>P  P>@  P>O  R?>@  U>S  ^ cost  ^ did  ^ not
-2  ^ refun  ^ send  ^ switc  ^ that  ^ traff  ^ wheth  a code  a day  about quota  about the
-2  alone  anyth $  aren' sayin  assum  at fault  attem  be wrong  befor the  billi $  body $
-2  budge  carri  case  chang nothi  claim that  clean  close the  clue  colle  comet to  compa the
-2  concu limit  confi  confi with  cut after  day  day $  deeps  defau $  defer  defer to  delib
-2  discu  docs  error messa  error rate  error was  estim  exami  exami $  examp  faile reque
-2  findi  fixed  for us  gatew sent  gave  had #  has to  have been  inten to  is overl  is unava
-2  is up  isn't  it would  json $  judge on  left out  limit :  many  max  may be  measu  metri
-2  model :  model has  model was  my  neith  nn>L  no data  no respo  no theor  nobod has  nor
-2  not asser  not descr  not exami  not verif  of  of sever  on  opena $  our relea  our trace
-2  our worke  out  out $  page descr  passe $  path  place to  pleas  pleas confi  point of
-2  prici page  promp was  provi $  proxy $  pytho  pytho #  rate of  reads  recor by  recov $
-2  refer  reque $  reque ,  retur #  role  s for  sampl $  says that  seen  servi accou  servi had
-2  since our  speak of  statu of  step  store  subje  sugge  sugge that  summa  suppo page  syste
-2  text  that the  the body  the calls  the docs  the faili  the first  the messa  the probl
-2  the sampl  the sdk  the syste  theor  there $  this recor  this ticke  timeo  times are
-2  to comme  to concl  to say  to speak  trace  up to  uptim is  was an  was not  was unava
-2  we did  we don't  were not  wheth there  with #  would  wrong to  your uptim
-3  # #  # ,  # ?  # mini  # minut  '>@  , uptim  , we  .#$  .#,x  .#Rh  .#p#  .#q  .#x  .$U  .$x$
-3  .'Q$  .,A  .,d  .,h  .,nx  .1_x  .2x  .9;@  .9M  .:  .:n  .:no  .=  .A,  .Abx  .F#  .FF  .Fbx
-3  .Fxb  .Hb2  .Ik  .Kp  .MFb  .Mh  .Mt#  .Mx$  .P$  .P,x  .PH  .PP  .PU  .Pb9  .Pp1  .Px  .QpU
-3  .R,  .RF  .Rbk  .Rby  .U9  .UF$  .UU  .Ubn  .Ubp  .Ukx  .Uv  .Ux§  .Xp  .Y  .Yp  .^$F  .^'F
-3  .^F  .^Lp  .^P1  .^Po  .^Pt  .^T:  .^U1  .^Yb  .^nc  .^p$  .^qI  .^xU  .^xx  .^§d  ._dn  .a#
-3  .b#u  .b#x  .b$  .b9$  .bO$  .bP  .bnF  .bo$  .boQ  .br$  .bsb  .bv  .cP  .dn1  .dnh  .hY  .hnp
-3  .hx#  .hxU  .nR$  .nc  .np  .npx  .nxM  .oQb  .oR  .op  .p#R  .p$U  .p@$  .pIR  .pPb  .pR$  .pU
-3  .pUb  .pa  .ppx  .pw  .pxA  .qIx  .r$  .sb  .t#  .x  .xL  .xL$  .xp  .xtx  .xvp  .xx  .xxa
-3  .zpI  .§w  =  >S  A>'  C>C  I>  R?>  U>$  U>H  ^ compa  ^ for  ^ how  ^ i  ^ is  ^ start
-3  ^ what  a topic  after #  an inter  and was  answe  api  api $  api key  are charg  are not
-3  aren'  asser  at its  autho  becau our  befor  blame  bug in  calls with  came  can  can't
-3  cause $  check  claim $  code  comme on  compl $  concl from  conne  credi are  deny  do you
-3  down $  ends  event  evide  evide that  faile $  find $  first  for other  for that  for the
-3  from  from this  gatew was  guess  has confi  haven  help page  i  id  impli  in #  in our
-3  in the  in this  incid  infer  inten  is $  is at  is fixed  is resol  is silen  it passe
-3  it works  json  know  know $  knowl  knowl of  laten :  let  limit of  llama  looke at
-3  many reque  me  model in  model is  nn>T  no  no evide  no visib  not $  not claim  not confi
-3  not have  not known  not reque  not somet  nothi about  nothi in  numbe  of a  on price  once
-3  only the  open  opena  our deplo  our servi  packe $  page lists  perfo  place $  possi $
-3  price we  probl  quota is  refra  refra from  regar  repla  reque #  reque went  reque with
-3  run  servi  share the  somet we  speak  stagi  statu #  tell  that comet  the affec  the custo
-3  the docum  the endpo  the help  the other  the packe  the quota  the sente  the token
-3  the workf  this packe  this that  timed  to confi  to find  too many  tool $  topic  track
-3  two calls  unava  unkno $  upstr is  url  url $  valid  view  was down  was never  was resta
-3  we  we aren'  what happe  what the  with a  witho strea  worke
-4  .#R  .#b  .#x$  .$:  .'xp  .1_  .1n  .:d  .:o  .:x  .;@  .;@$  .?  .?$  .Fb  .Fp  .FpF  .Fpx
-4  .Ixp  .M_  .Ob  .P'Q  .Pbc  .Rh#  .Ro  .Ub1  .Ubx  .Ud  .^9x  .^Fx  .^PF  .^PU  .^Uk  .^d  .^nx
-4  .^o  .^w  .^x$  .b#  .bF  .bFp  .bI  .bno  .bp  .d1$  .d9  .dU  .db  .h#  .n'  .n1  .nPb  .nb
-4  .nb9  .nx  .o2  .oQ  .ox$  .p'P  .pL  .pLb  .pPp  .x;  .xP  .xb#  .xbx  .xd9  .xdn  .xpO  .xpR
-4  .§9  ?  ? $  A>P  F>  F>Q  I>A  ^ on  ^ pleas  ^ retri  ^ was  alleg  an  as  asked  avail
-4  billi  billi is  by us  call was  claim  close  comme  docum  don't  earli  else  endpo
-4  failu $  fallb  field  findi $  got a  imply  in here  it $  job  key was  knows  looke
-4  mean that  n  n a  n>T  no findi  not chang  not mean  not prove  of an  our  our custo
-4  our inter  our own  owner  passe  provi capac  quota ,  remov from  repro  reque in  resol
-4  resol $  retri  s  same reque  sampl  sayin  says  sdk  servi was  show  specu  steps  switc
-4  team  test  that day  the secon  to  to comet  tool  two  unava $  unkno  visib  was remov
-4  was slow  we are  we canno  we leave  were remov  wheth the  why the  with  withd
-5  # s  .#,  .#U  .'Q  .,$  .;x$  .Ap  .F$  .F_  .Ix  .Ixx  .MV$  .N$  .Pt  .R1  .R:  .Rx$  .Uo
-5  .^Fp  .^MV  .^Rp  .^U9  .hnF  .hnx  .kM  .nC  .nxP  .p@  .pO  .pR  .qI  .xp@  ^ call  ^ our
-5  a #  after  an outag  and  deeps #  descr  find  here $  its  our clien  permi  place  possi
-5  provi to  recor  remov  scope  sente  someb  the respo  ticke  to us  user  verif  workf
-6  .N  .^b  .^n$  .^x9  .^xR  .^xb  ._x  .o$  .xbk  .xxx  Un>'  about  body  concl  do  how  judge
-6  look  nn>  packe  page  retur  retur a  see  the clien  the reque  to the  would be
-7  .MV  .Uk  .xP$  U>  any  n>C  not  one  say  the answe
-8  .1  .^1  Un>  call  for this  here  if  is for  leave  own
-9  ->  .bo  .dbx  inter  or
-10  .o  clien
-12  .F  messa
-15  wheth
"""
KNOWN: Final = frozenset(
    (
        "claim-billing",
        "claim-guarantee",
        "claim-latency",
        "claim-model-availability",
        "claim-platform-wide",
        "claim-price",
        "claim-provider-state",
        "claim-quota",
        "claim-rate-limit",
        "claim-root-cause",
        "claim-uptime",
    )
)
