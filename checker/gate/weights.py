"""What is weighed of a sentence, by its weight in twentieths: learned, see `likeness`.

Written by `python -m tests.gate.learning`; not to be changed by hand.
"""

from __future__ import annotations

from typing import Final

WEIGHTS: Final = """
+12  your
+10  .e  .i  .y
+9  F>P  I>Q  every  their  token
+8  .#m  .&  .O  .k  failo  wrong
+7  .6  .E  .^B  .lb  .m  .nw  but  doubl  made  per  to a
+6  # reque  .#xR  .%  .7  .B  .G  .Mt  .P  .P9  .W  .^Mb  .aU  .by  .v  .xFo  Q>Q  T>  ^ you
+6  answe $  avera  but the  certi  custo  datab  doubt  fault  fix  for code  guara  maint  more
+6  new  node  not docum  overl  pay  plan  suspe  the datab  twice  updat  you
+5  , but  .,§  .1h  .9Q  .BF  .D  .H  .IQb  .Ix1  .L  .Mb  .Ph  .Pk  .Q  .Qo  .VR$  .W$  .X;  .^$p
+5  .^@  .^BF  .^Pb  .^nB  .^xT  .bz  .lbk  .nB  .pp#  .spx  .xF  .xM$  .xQp  .xbX  .xk  .xkp  .xpP
+5  .y#  .yp  .z$  U>Q  ^ every  ^ no  ^ there  ^ users  acces to  accou $  annou  at the  bad
+5  broke  compe  costs  error  expir  get  half  image  is slow  june  list  log in  model $
+5  monda $  must  never  no doubt  noon  noon $  not log  our key  paid  platf  pool  rejec  reset
+5  statu page  takes  tenan  than  the dns  the maint  the rate  the top  to be  told  vendo
+5  versi  yours
+4  # per  $>$  , the  ->H  .#Ru  .$h  .&b  .&h  .,P  .,nF  .,§b  .1Rn  .2_  .5  .9;P  .9p1  .:#$
+4  .:P  .@k  .B1  .C:  .F9x  .Fp$  .IB  .IF$  .IQ  .Ixb  .Ldn  .Mbx  .Mp  .PS  .Pb2  .Pd  .Pdn
+4  .Pp#  .Pv  .RU  .Rno  .Ru  .Rx#  .Ubl  .Unh  .Uy  .^A  .^A:  .^B1  .^IU  .^Ld  .^M  .^Tx  .^c
+4  .^lb  .^nO  .^§v  ._np  .a  .b2  .b2p  .b9;  .bL  .bnx  .d1#  .d@x  .lpx  .nP  .oU  .oU$  .opI
+4  .oxb  .pN$  .pP$  .pPS  .pu,  .s  .sp  .upx  .xF$  .y$  .§o  .¬  : the  >B  >L  >P  >Q  >T  A>
+4  A>A  F>'  L>@  O>O  P>P  Pn>  Pn>P  Q>  R>$  ^ calls  ^ comet  ^ nothi  ^ reque  ^ sever
+4  ^ this  a credi  a fault  accou  alway  and #  and not  answe with  are  back  behin  bille
+4  burst  chann  chat  cheap  clear  confi that  credi  dashb  did  each  edge  error $  eu
+4  failo $  five  given  has been  hours  inclu  keep  left $  load  met  n>M  not the  notic
+4  of yours  offli  on this  our accou  our plan  our promp  over $  provi  provi was  respo time
+4  sent $  shows  the faile  the fix  the outag  the price  the retri  those  those of  time  to #
+4  top  trigg  up with  upstr  use  used to  users  was a  was offli  we paid  we would  were
+4  what  what it  will  witho  worse  would have  yours $  zero
+3  # may  # perce  # were  $>  '>'  '>P  , no  .#%  .#Fp  .#_  .#m$  .%p  .'l  .'x  .'x9  .,_
+3  .,_P  ./  ./$  .0pu  .1#R  .1,  .1L  .1R  .4  .@  .@xl  .A:n  .Ad  .Adb  .D,  .Ex  .Ex$  .Fo
+3  .FpR  .FxU  .H$  .IF  .IUb  .Lb  .M$  .Md  .Ms  .Mv  .Mvp  .R0  .R0p  .RR  .Rbo  .Rn  .Ru$
+3  .Rxp  .UR  .URx  .Ue  .Uh  .UhW  .Uhp  .X:  .Zb  .^#F  .^@k  .^Ad  .^Fb  .^Kb  .^Mv  .^P9  .^R0
+3  .^Tb  .^VR  .^Z  .^h  .^l  .^nd  .^no  .^xc  ._1  ._P  ._Pb  ._bx  ._p  ._p#  .bC  .bL$  .bO,
+3  .bi$  .blp  .bs  .bx$  .bxp  .d@  .dnF  .dnx  .g  .hI  .hP  .hW  .hb  .hnQ  .hxF  .i$  .kI
+3  .kIx  .m#  .nA$  .nFx  .nID  .nQo  .nd  .nf  .nop  .ns  .nxO  .nx§  .ny  .oM  .o_  .p#u  .p'x
+3  .pIF  .pP  .pi  .pxR  .q  .s$  .t#u  .tz  .tz$  .u  .u$  .v_  .vx$  .x#h  .x,§  .x1b  .x6  .x:n
+3  .xH$  .xIx  .xO$  .xQ  .xU1  .xb9  .xbE  .xbc  .xpU  .xx$  >'  >D  >O  I>B  I>H  I>l  L>L  Ln>
+3  Ln>L  M>@  M>M  M?>@  O>  P>  Rn>P  T>T  ^ answe  ^ can  ^ even  ^ from  ^ image  ^ the
+3  ^ these  ^ why  a bad  a cheap  affec  after the  again  all custo  an expir  an overl  analy
+3  and are  at comet  becau  becau the  by a  by an  calls that  can you  cap  capac  cause :
+3  charg  chat is  clust  comet  comet side  compa  conge  conge $  could  count  data  deliv
+3  deliv $  docum and  doesn  dolla  doubt the  due  each call  embed  end  enfor  error are
+3  error is  estab that  europ  even  expir certi  expir on  forma  from strea  gatew $  given $
+3  got  guara deliv  had  halve  in your  inste of  is known  is to  it must  know the  known to
+3  laten is  left the  like  limit to  logs  lost  lower  meter  milli  milli token  minut ,
+3  misco  misco $  model will  month  more $  n>$  n>B  n>P  name is  no other  no reque  not what
+3  note  note that  notic $  organ  other tenan  our analy  our invoi  our jobs  our quota
+3  our traff  outag  outsi  overn  overn $  part $  per image  per minut  per token  perce
+3  ran out  rate limit  reach  reach the  recov at  reduc  refus  regre  repli  reque that  rollo
+3  rollo $  route is  secon $  side  so it  strip  telli  that no  that our  that were  the #
+3  the comet  the dashb  the list  the model  the origi  the plan  the previ  the relea  the us
+3  them  them $  there is  this $  tier  token were  took  troub  two hours  unlim  use $  usual
+3  versi $  was misco  was wrong  we lost  we need  we send  weeke  weeke $  what was  what we
+3  whole  withi a  witho notic  witho telli  won't  work  you pleas  your proxy
+2  # are  # dolla  $n>  $n>$  ->S  .#h  .#p'  .$n  .'$  .'xP  .'xb  .,Ix  .,b  .,xb  .1bx  .1hx
+2  .6b  .9O  .9O$  .9xF  .:a  .:k  .@p  .A$  .Ab  .F,x  .Fbp  .Fo#  .Hbp  .ID  .IU,  .L$  .Mdb
+2  .Phn  .Phx  .PkI  .Qo$  .Qpx  .Rbz  .Rd  .Rt#  .Rxb  .Tb  .Tbn  .Tx  .Uyp  .U¬  .X  .Y$  .^'
+2  .^'x  .^C:  .^K  .^Mp  .^O  .^P  .^Rt  .^Ue  .^Uh  .^U¬  .^X  .^i  .^nP  .^p'  .^pI  .^xM  .^§
+2  .^§b  .aR  .aRt  .aUb  .ao  .ax$  .b  .bP$  .bc;  .bi  .bns  .bxL  .bz$  .c  .c;  .db2  .e;
+2  .eIQ  .h*  .hxP  .kB  .kb  .lb#  .m$  .nA  .nFp  .nQ  .nw$  .nx#  .nx$  .nxQ  .ny$  .o#  .oW
+2  .p'  .pF,  .pP9  .pU$  .pVR  .pxU  .q#  .qP  .rP  .tp  .vp#  .x#:  .x1R  .xH  .xO  .xPh  .xbs
+2  .xcx  .xd@  .xp$  .xpM  .xxI  .ypR  .z  .§bP  .§v  : #  : all  : provi  >l  C>'  F>B  F>C  Fn>B
+2  I>L  M>  On>  On>O  P>D  ^ avail  ^ it  ^ token  ^ we  a datab  a deplo  a minut  a secon
+2  about an  acces  activ  admit  am  amoun  annou $  apply  apply to  are throt  arriv  asia
+2  at midni  autho heade  balan  balan was  bille $  broke our  by the  by this  cache  canno be
+2  cause by  cause was  centr  certa  charg twice  charg us  chat endpo  class  credi left
+2  custo was  data centr  datab was  deplo $  doubl billi  dropp our  due to  each answe  enoug
+2  fact  faile ,  failo took  fine  for it  full  gone from  half a  handl  has chang  heade $
+2  image $  in europ  inste  is down  is not  is on  is wrong  kindl note  layer  level  like to
+2  liste  locke  log  long  made $  midni  misse  model  model are  model statu  momen  momen $
+2  much  must not  n>@  no credi  no uptim  nobod could  not enoug  nothi worke  of your  old
+2  on your  origi  other  other custo  our conne  our regio  paid for  paral  price list  promp $
+2  prove that  provi had  quest $  recor was  refun  regio  reply  reque are  reque take  requi
+2  reset at  respo forma  resto  same error  send  servi level  since #  small  stale  sure
+2  that is  the accou  the chann  the data  the full  the logs  the momen  the new  the route
+2  the throt  this was  throt  token that  twice $  under  us for  use the  was compl  was on
+2  was up  we pay  why  will be  wish  wish to  withi  would like
+1  $>@  'n>  'n>'  .$#  .&hx  .FB  .Ixh  .MpF  .R  .Rt  .U,  .^6  .bG  .bf  .bn$  .e'  .pV  .paU
+1  .x,  .xT  .§bs  >$  >H  U>D  ^ fyi  ^ provi  ^ their  accou ,  calls of  expen  for minut
+1  from #  fyi  gets  in under  is a  of all  prove  queue for  runni  since  unsta  we ran
-1  # was  .#$  .#x  .'x$  .1P  .1x  .9R  .9n  .@1  .Mx  .Ppx  .Pt#  .Px  .Rbp  .^MF  .^p  .bo2
-1  .bx  .bxx  .n$  .nIx  .nbo  .nh  .tp#  .x9  .xA  .xMb  .xPt  .xb%  .xx'  Q>H  ^ not  answe #
-1  attem  day  day $  defau  faili  for the  limit and  somet  tell us  ticke $  to judge  would
-2  # ,  # for  # mini  # with  , #  , price  , we  .#b  .#p  .#xb  .$:n  .$x$  .&$  .&x  .'F  .'R
-2  .'S  .*n  .*p  .,#  .,Ud  .1@x  .1W  .2,  .:M  .:h  .AF  .Abx  .Bbn  .F#$  .FR1  .F_  .Fbk  .Fd
-2  .Fh  .Hb2  .IA  .IU  .IxP  .L:n  .MA:  .MF  .MFb  .MbE  .Mh  .P'S  .P,x  .Pb9  .Qb  .Qep  .Qx
-2  .RnR  .Rp  .Td  .UF  .UL  .Ubp  .VRb  .Xb  .^#  .^#b  .^*  .^*p  .^+  .^FR  .^IA  .^R  .^R#
-2  .^T:  .^Tp  .^fF  .^nc  .^nh  .^s  .^xh  .^§9  ._V  .b#u  .b1$  .b9p  .boQ  .bp§  .br$  .d1x
-2  .ep  .fF  .h#$  .hx#  .lP  .n*  .no  .no$  .npx  .nxc  .o;  .oR$  .p#:  .p#R  .p&  .p1x  .pF$
-2  .pMp  .pP'  .pR$  .pxA  .r$  .w$  .x'  .x'x  .x1@  .xAp  .xFb  .xQ$  .xUd  .xbp  .xh  .xh#
-2  .xop  .xwp  .xxb  .zpI  .§9$  .§V  .§bn  .§db  .§w$  : not  : see  ?>A  C>  C>S  M>'  M>P  P>@
-2  Q>P  R?>  R?>@  U>S  ^ can't  ^ cost  ^ could  ^ refun  ^ retry  ^ send  ^ strea  ^ traff
-2  ^ wheth  about quota  alone  answe is  answe was  are not  assum  attem $  avail at  be wrong
-2  befor the  billi $  body $  body was  budge  bug in  canno  carri  chang nothi  claim that
-2  clean  clue  code  colle  comet to  compa the  confi with  credi are  cut after  defau $
-2  do you  docs  down $  error messa  error was  estim  event  evide that  exami  exami $  examp
-2  for  for other  for us  gatew sent  has confi  has to  have been  haven  impli  in  incid
-2  inten  inten to  is $  is cut  is overl  is resol  is unava  is up  it faile  it would  json
-2  json $  judge on  laten :  leave the  limit :  many  messa in  metri  model has  model was  my
-2  neith  nn>T  no data  no evide  no respo  no theor  nobod has  nobod on  nor  not $  not asser
-2  not confi  not descr  not exami  nothi about  of  of sever  of this  offer $  on  opena $
-2  our relea  our trace  out $  page descr  passe $  pleas  pleas confi  price  promp was  provi $
-2  proxy $  pytho  pytho #  quota is  rate of  reads  refer  reque ,  reque went  run  sampl $
-2  sayin  sayin that  servi had  shift  since our  speak of  statu of  step  store  subje
-2  sugge that  summa  suppo page  tempo  teste  the body  the contr  the docs  the endpo
-2  the faili  the first  the messa  the probl  the quota  the sampl  the syste  there $
-2  this packe  this recor  this that  this ticke  times are  to call  to concl  to say  to speak
-2  tool $  two calls  up to  valid  was an  was down  was not  was remov  was unava  we  we did
-2  we don't  we leave  wheth there  wrong to  you know
-3  # #  # ?  # in  # minut  # of  .#,x  .#R  .#Rh  .#q  .$U  .'Q$  .,A  .,h  .2x  .9Fx  .9M  .:
-3  .:n  .:nF  .:no  .:o  .;x$  .=  .?  .?$  .A,  .F#  .FF  .Fbs  .Fbx  .Ff  .Fxb  .IS  .Ik  .Ixp
-3  .Kp  .M:  .Mt#  .Mx$  .Ob  .PH  .PP$  .Pp1  .R#  .R,  .RF  .Rbk  .Rby  .Rh#  .Ro  .RpI  .Tbo
-3  .UF$  .UU  .Ub1  .Ubn  .Ud  .Uhn  .Uhx  .Ukx  .Uo  .Up  .Uv  .Xp  .Y  .Yp  .^'F  .^Lp  .^PU
-3  .^Po  .^U1  .^Yb  .^d  .^nx  .^p$  .^qI  .^xU  .^§d  ._  ._d  ._dn  .axp  .b#  .bI  .bO$  .bnF
-3  .bo$  .bsb  .bv  .cP  .d9x  .dn1  .dnh  .f  .hY  .hxU  .n1  .nFP  .nb  .nc  .np  .o:  .oQb  .oR
-3  .oo  .ox$  .p$U  .p'P  .pIR  .ppx  .pw  .px?  .qIx  .sR  .sb  .t#  .x  .xL$  .xd9  .xp  .xpI
-3  .xpT  .xpa  .xtx  .xx_  .xxa  .x§b  .§w  =  >M  ?  ? $  C>C  I>  U>$  Un>P  ^ compa  ^ is
-3  ^ pleas  ^ start  ^ switc  ^ was  ^ what  after #  alleg  an  an inter  and was  answe
-3  are charg  aren'  asser  at fault  at its  autho  befor  calls with  came  can  can't
-3  close the  compl $  concl from  concu limit  deeps  discu  earli  endpo  ends  evide  failu $
-3  find $  first  from  from this  gatew was  gave  guess  had #  help page  i  id  in here
-3  in our  it passe  it works  know  know $  knowl  knowl of  knows  left out  let  let us
-3  limit of  look at  looke  many reque  max  measu  model :  model in  n  n a  nn>L  no  no expla
-3  no visib  not claim  not have  not known  not prove  not reque  not somet  nothi in  numbe
-3  of a  on price  once  open  opena  our custo  our deplo  our inter  our servi  our worke  out
-3  packe $  page lists  permi $  point of  possi $  probl  remov from  repro  reque #  reque $
-3  reque with  retur #  role  same reque  sampl  says  says that  servi accou  share the  show
-3  somet we  speak  stagi  statu #  steps  sugge  switc  syste  tell  test  that comet  that the
-3  the affec  the calls  the conne  the help  the packe  the sente  the token  the workf  theor
-3  timed  to  to confi  to find  too many  trace  two  unava  unava $  unkno $  upstr is  uptim is
-3  url  url $  user  view  visib  was resta  we are  we aren'  were not  were remov  what happe
-3  why the  with #  witho strea  worke
-4  # s  '>@  .#,  .#U  .#p#  .#x$  .$:  .'P$  .'Q  .,nx  .1_  .1n  .9;@  .:d  .;@  .;@$  .Fp  .FpF
-4  .Fpx  .Ix  .Ixx  .N$  .P'Q  .PP  .R1  .R:  .U9  .Ux§  .^$F  .^F  .^Fx  .^PF  .^Pt  .^Rp  .^Uk
-4  .^o  .^w  .^x$  .a#  .b#x  .b$  .b9$  .bF  .bFp  .bno  .bp  .d1$  .db  .h#  .hnx  .nC  .nPb
-4  .nR$  .nb9  .nxM  .o2  .oQ  .op  .pL  .pLb  .pPp  .x;  .xb#  .xbx  .xdn  .xp@  .xpO  .xpR  .xvp
-4  .§9  A>P  F>  F>Q  I>A  U>H  ^ how  ^ on  ^ our  ^ retri  ^ that  a topic  after  api $  as
-4  asked  avail  blame  by us  call was  check  claim  close  comme  deeps #  faile $  fallb
-4  field  fixed  got a  in #  in the  in this  job  mean that  n>T  not answe  not chang  not mean
-4  our  our own  owner  page  place $  provi capac  provi to  quota ,  regar  remov  repla
-4  reque in  resol  resol $  retri  s  say  sente  specu  team  that day  the custo  the docum
-4  the other  the secon  to the  to us  tool  topic  track  was never  was slow  we canno
-4  what the  wheth the  with  with a  withd
-5  .'xp  .,$  .:x  .Ap  .F$  .Fb  .MV$  .M_  .N  .Pbc  .Pt  .Rx$  .^Fp  .^MV  .^n$  ._x  .hnF  .kM
-5  .nx  .nxP  .p@  .pO  .pR  .qI  .xx  Un>'  ^ call  ^ i  a #  an outag  and  billi  billi is
-5  concl  don't  else  find  here $  it $  its  nn>  of an  our clien  packe  passe  permi  place
-5  possi  retur  scope  sdk  see  servi was  someb  the respo  ticke  workf
-6  .MV  .Ubx  .^U9  .^x9  .^xR  .^xb  .d9  .o$  .pPb  .xP  about  body  descr  do  how  if  look
-6  n>C  recor  retur a  the answe  the clien  the reque  unkno  verif  would be
-7  .Uk  .^b  .dbx  .xbk  U>  Un>  any  call  inter  is for  judge  one  or  own
-8  .1  .^1  .xP$  .xxx  for this  here  leave  not
-9  ->  .bo  clien
-10  .o
-11  messa
-12  .F
-14  wheth
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
