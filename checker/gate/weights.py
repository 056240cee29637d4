"""What is weighed of a sentence, by its weight in twentieths: learned, see `likeness`.

Written by `python -m tests.gate.learning`; not to be changed by hand.
"""

from __future__ import annotations

from typing import Final

WEIGHTS: Final = """
+13  your
+11  .y  their
+10  .e  .i  .lb
+9  .k  but  doubt  every  per
+8  .#m  .#xR  .&  .E  .O  .Pdn  .Ph  .aU  .nw  F>P  I>Q  at the  failo  has been  maint  no doubt
+8  reset  token  updat  wrong
+7  , but  .6  .Mt  .P  .P9  .^Pb  .m  .xF  Q>Q  ^ there  doubl  fault  guara  model $  more
+7  not docum  our key  plan  platf  to a  twice
+6  # reque  , the  .%  .&h  .1Rn  .9;P  .BF  .H  .Ixb  .L  .Ldn  .Mb  .Pk  .Ubl  .W  .W$  .X;  .^@
+6  .^B  .^BF  .^nB  .bL  .by  .d@x  .nB  .v  .xFo  .xbX  .xpP  O>O  R>$  T>  ^ you  acces to
+6  and #  annou  answe $  answe with  are  avera  back  broke  by a  certi  cheap  clear  compe
+6  costs  custo  datab  error $  error are  expir  june  made  new  noon $  offli  on this
+6  our analy  pay  tenan  the datab  the dns  the outag  upstr  use  will  you  yours $
+5  # per  $>$  ->H  .$h  .,P  .,§  .,§b  .5  .7  .9Q  .@k  .B  .G  .IB  .IF  .IQ  .IQb  .Ix1  .Ms
+5  .PS  .Pp#  .Rn  .VR$  .^$p  .^@k  .^A  .^Fb  .^Ld  .^Mb  .^Tb  .^xT  .^§v  .bnx  .bs  .bz  .lbk
+5  .oxb  .pPS  .q  .sp  .spx  .xM$  .xk  .xkp  .y#  .z$  .§o  >P  >Q  Ln>  Ln>L  Q>  U>Q  ^ avail
+5  ^ no  ^ users  a fault  a minut  accou  accou $  alway  at comet  bad  behin  but the  due
+5  each  embed  error  eu  europ  failo $  far  fix  for code  get  given  half  layer  layer $
+5  left $  list  load  log in  met  model will  must  n>M  never  no reque  node  noon  norma
+5  norma $  not log  notic  our accou  our plan  over $  overl  paid  rate limit  reach  rejec
+5  reque that  sent $  shows  so  suspe  takes  than  the list  the maint  the top  there is  time
+5  to #  told  trigg  up with  used to  vendo  versi  was a  was offli  we would  what it
+5  would have  yours
+4  # were  .#Ru  .'l  .,_  .,_P  .1#R  .1bx  .1h  .2_  .9p1  .:#$  .:P  .@  .B1  .C:  .Ex$  .F9x
+4  .Fp$  .IF$  .Lb  .Mbx  .Mp  .Pb2  .PpP  .Pv  .Q  .Qo  .RU  .Rbo  .Rpu  .Ru  .Rx#  .URx  .UhW
+4  .Unh  .Uy  .^A:  .^B1  .^IU  .^M  .^Tx  .^c  .^lb  .^nd  .^p'  ._p  ._p#  .a  .b2  .bO,  .c
+4  .d1#  .hI  .hW  .hnQ  .hxF  .lpx  .ny  .oU  .oU$  .pN$  .pi  .pp#  .pu,  .tz  .u$  .upx  .x#h
+4  .x1b  .x:n  .xF$  .y$  : the  >'  >L  A>  A>A  M>M  P>P  Pn>  Pn>P  ^ answe  ^ calls  ^ can
+4  ^ comet  ^ every  ^ from  ^ nothi  ^ reque  a bad  a credi  above  all custo  an overl  analy
+4  burst  by an  can you  chann  charg us  claim about  comet  confi that  could  count  credi
+4  deliv  did you  dolla  edge  error is  expir certi  forma  given $  had  image  inclu  inste of
+4  is slow  keep  laten is  like  long $  lost  milli  minut ,  monda $  month  n>$  name is
+4  not the  note  of yours  old  organ  our promp  per token  pool  provi  provi was  recov at
+4  refus  respo time  statu page  strip  telli  that is  the comet  the dashb  the faile
+4  the origi  the price  the rate  the retri  those  those of  tier  to be  top  troub  two hours
+4  users  usual  we paid  weeke  weeke $  were  what was  withi a  witho  witho telli  won't
+4  worse
+3  # are  # dolla  # may  # perce  '>'  '>P  .#%  .#Fp  .&b  .'x  .,nF  ./  ./$  .1L  .4  .@p  .D
+3  .Ex  .Fo  .FxP  .FxU  .IUb  .M$  .Mv  .Mvp  .Qpx  .Rno  .Ru$  .Rxp  .Tx  .UR  .Uh  .Zb  .^#F
+3  .^'  .^Mv  .^P9  .^Rt  .^Z  .^xM  .^xc  ._P  ._bx  ._np  .ao  .b2p  .bC  .bi  .bx$  .d@  .dnx
+3  .e;  .g  .hP  .hxP  .kI  .kIx  .m#  .nA  .nA$  .nFx  .nID  .nQo  .nd  .ns  .nx$  .nxO  .opI
+3  .p'x  .pxR  .s  .tz$  .vx$  .x9x  .xH$  .xPh  .xQ  .xU1  .xbE  .xbc  .xcx  .xpW  .xx$  .yp  .¬
+3  >B  >D  >O  ?>@  Fn>B  I>l  I?>  L>L  O>  P>  Rn>P  T>T  ^ image  ^ sever  ^ the  ^ this
+3  a deplo  a secon  about an  activ  affec  again  an expir  and not  broke our  cache  cap
+3  capac  charg  chat  chat is  comet side  compa  conge  conge $  contr  custo was  dashb  data
+3  deliv $  doesn  each call  enoug  estab that  expir on  from #  gatew $  got  guara deliv
+3  handl  hours  is known  is not  is to  it is  it must  l>@  level  meter  milli token  misco
+3  misco $  model are  much  n>B  n>O  no other  no uptim  not enoug  not what  origi  other custo
+3  our invoi  our quota  our traff  outag  outsi  overn  overn $  paral  part $  per image  perce
+3  promp $  prove that  quest $  ran out  reach the  reduc  repli  resto  rollo  rollo $  route is
+3  same error  secon $  send  stale  stopp  that were  that you  the accou  the chann  the fix
+3  the new  the plan  the previ  the relea  the route  this $  this was  token that  token were
+3  twice $  use $  was misco  was wrong  we lost  we send  what  which was  whole  work
+3  your proxy  zero
+2  ->S  .#m$  .$n  .%p  .'xb  .,b  .,xb  .0pu  .1,  .6b  .Ad  .Adb  .D,  .FB  .Fbp  .Gn  .H$  .Phn
+2  .Phx  .Qo$  .R0  .R0p  .Rt  .Ue  .Uyp  .U¬  .X  .^Ad  .^C:  .^R0  .^Ue  .^U¬  .^V  .^VR  .^nP
+2  .^pI  .^§  ._Pb  .aR  .aRt  .b  .bL$  .bP$  .bi$  .dnF  .i$  .kB  .m$  .nFp  .nP  .nQ  .nxQ
+2  .oW  .p#u  .pP$  .pxU  .q#  .s$  .u  .x,§  .x6  .xH  .xp$  .xpU  .xxI  .§bs  : provi  >T  F>'
+2  I>L  L>@  On>  On>O  ^ it  ^ provi  ^ their  ^ why  acces  annou $  asia  by this  cause :
+2  centr  charg twice  class  credi left  data centr  datab was  doubl billi  expen  faile ,
+2  for it  image $  in your  is down  is wrong  known to  left the  logs  lower  made $  misse
+2  must not  n>H  no credi  notic $  other tenan  our jobs  our regio  paid for  price list  prove
+2  provi had  refun  reque take  servi level  since #  so it  stopp $  that our  the #  the data
+2  the throt  them $  us for  varia  we know  we pay  what we  why  will be  wish  wish to
+2  witho notic
+1  .1M  .O1  .Rt#  .^Mp  .^O  .^Ps  .kb  .pP  .pU$  .paU  .rP  .t#u  .vp#  .x#:  .xb9  : #  >$  >C
+1  ^ fyi  fyi  in under  is a  n>P  nobod could  the us  the whole  took  was up
-1  .'S  .*p  .1P  .Rby  .p#:  .xPt  have been  model was  pleas  syste  that the  would
-2  # messa  .#p  .#x  .'x$  .*n  .,d  .,nx  .1W  .9$  .9pP  .FR1  .Hb2  .IA  .M:  .MbE  .Mx$  .Px
-2  .RnR  .Tbo  .Uhx  .Up  .^*  .^FR  .^IA  .^P1  .^nh  .^p  ._  ._V  .b9p  .n*  .no  .npx  .nxc
-2  .p#R  .pMp  .xFb  .xMb  .xxb  .§9$  : not  P>@  Q>H  ^ did  ^ is  ^ send  ^ start  are not
-2  billi $  budge  chang nothi  code  comet to  compa the  concu limit  cut after  discu  down $
-2  error messa  findi  for us  gatew was  inten to  is resol  limit :  measu  model :  model is
-2  neith  no visib  nobod has  open  out $  page descr  promp was  proxy $  reads  repla  reque $
-2  run  sampl $  says that  statu of  subje  swapp  the endpo  the sampl  this ticke  up to
-2  was an  was not  worke
-3  # ,  # ?  # in  # with  .#$  .$U  .$x$  .'Q$  .,h  .1_x  .2x  .9;@  .:  .:d  .:n  .:nF  .;@
-3  .;@$  .F#  .Fbs  .Fbx  .Fh  .Fp  .Ik  .IxP  .MFb  .Mh  .Mt#  .PP$  .Pb9  .RF  .Ro  .Ubn  .Ukx
-3  .Ux§  .^#b  .^9x  .^F  .^Lp  .^T:  .^U1  .^Yb  .^nc  .^nx  .^p$  .^qI  .^x$  .b#  .bO$  .bo$
-3  .boQ  .br$  .bsb  .dn1  .dnh  .n1  .nPb  .nc  .np  .nxM  .oQb  .ox$  .p$U  .pIR  .pR$  .ppx
-3  .pxA  .r$  .sR  .sb  .x'  .xL$  .xUd  .xh  .xop  .xvp  .x§b  .§w  A>'  I>  ^ compa  ^ that
-3  ^ what  a topic  after  answe  are charg  aren'  aren' sayin  at fault  at its  befor  by us
-3  came  can  can't  check  clean  close the  credi are  day  day $  defau $  earli  endpo
-3  evide that  faile $  failu $  find $  first  for other  for that  for the  from  guess  had #
-3  has confi  haven  help page  id  impli  in #  incid  infer  inten  is at  is unava  it works
-3  json  key was  know  knowl  laten :  limit of  many  me  model in  no  no evide  nor  not confi
-3  not have  not reque  of a  of this  on price  once  only the  our deplo  our worke  out
-3  place $  possi $  price we  probl  refer  regar  reque with  resol $  role  servi had  steps
-3  test  that comet  the affec  the body  the custo  the docum  the messa  the other  the packe
-3  the quota  the sente  the token  there $  this packe  this that  timed  to find  tool $  topic
-3  trace  track  two calls  unava  unkno $  url  url $  valid  view  visib  was down  was never
-3  we aren'  we leave  wheth the  wheth there  with #  witho strea
-4  # #  # minut  '>@  , we  .#b  .#p#  .#x$  .9M  .:no  .:x  .;x$  .=  .?  .?$  .A,  .FF  .Ff
-4  .Fxb  .Ixx  .Ob  .PP  .Pbc  .Pp1  .QpU  .R,  .Rbk  .Rh#  .UU  .Ubp  .Yp  .^$F  .^'F  .^PF  .^Po
-4  .^w  .^xU  .^§d  ._dn  .b#x  .bF  .bI  .bnF  .bp  .cP  .db  .h#  .hx#  .nR$  .nb  .nb9  .nxP
-4  .oQ  .oR  .pI  .pLb  .pPp  .pUb  .pw  .x  .x;  .xb#  .xdn  .xp  .xp@  .xpO  .xpR  .xxa  .§9  =
-4  ?  ? $  F>Q  R?>  ^ our  ^ retri  ^ switc  ^ was  after #  an inter  and  api $  api key  as
-4  asser  avail  billi is  blame  call was  compl $  concl from  deny  docum  don't  else  ends
-4  evide  fallb  field  findi $  fixed  from this  got a  in here  in this  it passe  knowl of
-4  knows  looke  looke at  many reque  mean that  n  n a  n>T  no findi  not chang  not known
-4  not mean  nothi about  nothi in  numbe  our  our custo  our inter  our own  our servi  packe $
-4  page lists  possi  repro  resol  s  same reque  sampl  sayin  says  show  specu  stagi  switc
-4  team  tell  that day  the help  to  to confi  too many  tool  unkno  upstr is  was remov
-4  was slow  were remov  what happe  why the  with  with a  withd
-5  # s  .#,  .#R  .#Rh  .#U  .'Q  .'xp  .,$  .1_  .1n  .:o  .F$  .F_  .Fb  .Fpx  .Ix  .Ixp  .MV$
-5  .M_  .N$  .P'Q  .PU  .R1  .R:  .Rx$  .U9  .UF$  .Ub1  .Ubx  .^Fx  .^PU  .^Rp  .^Uk  .^d  .^o
-5  .b$  .bFp  .bno  .dU  .hnF  .hnx  .kM  .nx  .o2  .pL  .xP  .xbx  .xd9  .xx  C>C  F>  I>A  ^ i
-5  ^ on  ^ pleas  alleg  an  an outag  asked  billi  claim  close  comme on  deeps #  it $  job
-5  nn>  not prove  owner  passe  provi capac  provi to  recor  remov  remov from  reque in  retri
-5  servi was  speak  the respo  the secon  ticke  to comet  to the  to us  two  unava $  user
-5  we are  we canno  what the
-6  .FpF  .N  .Pt  .Ud  .Uo  .^Fp  .^MV  .^U9  .^n$  .^x9  .^xR  ._x  .d1$  .d9  .nC  .p@  .pO  .pR
-6  .qI  .xbk  A>P  a #  comme  descr  do  find  here $  is for  its  judge  look  of an  one
-6  our clien  packe  page  permi  place  scope  sdk  sente  someb  the answe  the clien  verif
-7  .Ap  .MV  .Uk  .^b  .^xb  .o$  .xxx  U>  Un>  Un>'  ^ call  about  body  concl  not  retur
-7  retur a  say  the reque  workf  would be
-8  .^1  .xP$  any  call  how  if  leave  n>C  own  see
-9  .1  for this  here  or
-10  ->  .bo  .dbx  .o  inter
-11  clien
-12  .F  messa
-16  wheth
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
